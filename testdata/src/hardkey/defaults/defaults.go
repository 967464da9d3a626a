// Package defaults has keys that are what a library of settings gives by
// default.
package defaults

import (
	"context"
	"errors"
	"log"

	"github.com/golang-jwt/jwt/v5"
	"github.com/gorilla/sessions"
	"github.com/knadh/koanf/providers/confmap"
	"github.com/knadh/koanf/v2"
	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
	"github.com/spf13/viper"
	cli2 "github.com/urfave/cli/v2"
	"github.com/urfave/cli/v3"
	"gopkg.in/ini.v1"
)

var k = koanf.New(".")

func load() error {
	return k.Load(confmap.Provider(map[string]any{
		"http.addr":     ":8080",
		"cookie.secret": "koanf-default",
		"jwt":           map[string]any{"secret": "koanf-nested"},
	}, "."), nil)
}

func fromKoanf() *sessions.CookieStore {
	return sessions.NewCookieStore(k.Bytes("cookie.secret")) // want `is the setting "cookie.secret", by default the constant "koa…" \(13 bytes\)`
}

func nested() (string, error) {
	return jwt.New(jwt.SigningMethodHS256).SignedString([]byte(k.String("jwt.secret"))) // want `is the setting "jwt.secret", by default the constant "koa…" \(12 bytes\)`
}

func nestedViper() *sessions.CookieStore {
	viper.SetDefault("web", map[string]any{"port": 80, "session_key": "viper-nested"})
	return sessions.NewCookieStore([]byte(viper.GetString("web.session_key"))) // want `is the setting "web.session_key", by default the constant "vip…"`
}

func fromIni(f *ini.File) (string, error) {
	key := f.Section("security").Key("SECRET_KEY").MustString("!#@FDEWREWR&*(")
	return jwt.New(jwt.SigningMethodHS256).SignedString([]byte(key)) // want `is by default the constant "!#@…" \(14 bytes\)`
}

var sessionKey = pflag.StringP("session-key", "k", "pflag-default", "key of sessions") // want `is by default the constant "pfl…" \(13 bytes\)`

func fromPflag() *sessions.CookieStore {
	return sessions.NewCookieStore([]byte(*sessionKey))
}

type options struct {
	secret string
	token  string
	given  string
}

func command() *cobra.Command {
	var o options
	cmd := &cobra.Command{RunE: func(*cobra.Command, []string) error {
		sessions.NewCookieStore([]byte(o.secret)) // want `is the setting "secret", by default the constant "cob…" \(13 bytes\)`
		return nil
	}}
	cmd.Flags().StringVar(&o.secret, "secret", "cobra-default", "key of sessions")
	return cmd
}

func bound(cmd *cobra.Command) (*sessions.CookieStore, error) {
	cmd.Flags().StringP("cookie-key", "c", "bound-default", "key of cookies")
	if err := viper.BindPFlags(cmd.Flags()); err != nil {
		return nil, err
	}
	return sessions.NewCookieStore([]byte(viper.GetString("cookie-key"))), nil // want `is the setting "cookie-key", by default the constant "bou…" \(13 bytes\)`
}

func app2() *cli2.App {
	return &cli2.App{
		Flags: []cli2.Flag{&cli2.StringFlag{Name: "jwt-secret", Value: "cli-two", EnvVars: []string{"JWT_SECRET"}}},
		Action: func(c *cli2.Context) error {
			_, err := jwt.New(jwt.SigningMethodHS256).SignedString([]byte(c.String("jwt-secret"))) // want `is the setting "jwt-secret", by default the constant "cli…" \(7 bytes\)`
			return err
		},
	}
}

type server struct{ secret string }

func app3() *cli.Command {
	s := new(server)
	return &cli.Command{
		Flags: []cli.Flag{&cli.StringFlag{Name: "secret", Value: "cli-three", Destination: &s.secret, Sources: cli.EnvVars("SECRET")}},
		Action: func(context.Context, *cli.Command) error {
			return s.run()
		},
	}
}

func (s *server) run() error {
	sessions.NewCookieStore([]byte(s.secret)) // want `is the setting "secret", by default the constant "cli…" \(9 bytes\)`
	return nil
}

// Sound: no default, or one that is refused.

func required() *cli.Command {
	o := new(options)
	return &cli.Command{
		Flags: []cli.Flag{&cli.StringFlag{Name: "token-key", Destination: &o.token, Required: true}},
		Action: func(context.Context, *cli.Command) error {
			if len(o.token) < 32 {
				return errors.New("the key is too short")
			}
			sessions.NewCookieStore([]byte(o.token))
			return nil
		},
	}
}

func refused(c *cli2.Context) error {
	flags := []cli2.Flag{&cli2.StringFlag{Name: "signing-key", Value: "change-me"}}
	log.Print(flags)
	key := c.String("signing-key")
	if key == "change-me" {
		return errors.New("change the signing key")
	}
	sessions.NewCookieStore([]byte(key))
	return nil
}

func replaced() *sessions.CookieStore {
	k.Load(confmap.Provider(map[string]any{"session.secret": "placeholder"}, "."), nil)
	key := k.MustString("session.secret")
	if key == "placeholder" {
		log.Fatal("set session.secret")
	}
	return sessions.NewCookieStore([]byte(key))
}

// Another setting's default is nobody's key.
func address() string {
	viper.SetDefault("server.addr", ":9000")
	return viper.GetString("server.addr")
}
