// Package decoded has somebody else fill in when sessions end.
package decoded

import (
	"encoding/json"
	"flag"

	"github.com/kataras/iris/v12/sessions"

	"sessionlint.test/src/expiry/iris/setup"
)

func file(text []byte) (*sessions.Sessions, error) {
	cfg := sessions.Config{Cookie: "sid"}
	if err := json.Unmarshal(text, &cfg); err != nil {
		return nil, err
	}
	return sessions.New(cfg), nil
}

func flags(fs *flag.FlagSet, args []string) (*sessions.Sessions, error) {
	cfg := sessions.Config{Cookie: "sid", CookieSecureTLS: true}
	fs.DurationVar(&cfg.Expires, "session", 0, "how long a session lives")
	if err := fs.Parse(args); err != nil {
		return nil, err
	}
	return sessions.New(cfg), nil
}

func elsewhere() *sessions.Sessions {
	cfg := &sessions.Config{Cookie: "sid"}
	setup.Complete(cfg)
	return sessions.New(*cfg)
}

// base is completed by whoever asks for it.
func base() sessions.Config { return sessions.Config{Cookie: "sid"} }
