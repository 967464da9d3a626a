// Package sound has buffalo's sessions end, or lets the operator decide.
package sound

import (
	"os"
	"time"

	"github.com/gobuffalo/buffalo"
	"github.com/gorilla/sessions"

	"sessionlint.test/src/expiry/lives"
)

// defaults are gorilla's: the cookie and what it holds end after a month.
func defaults() *buffalo.App { return buffalo.New(buffalo.Options{}) }

func app() *buffalo.App {
	store := sessions.NewCookieStore([]byte(os.Getenv("SESSION_SECRET")))
	store.MaxAge(lives.ShiftSeconds)
	return buffalo.New(buffalo.Options{SessionName: "_app_session", SessionStore: store})
}

func configured(c lives.Config) buffalo.Options {
	store := sessions.NewCookieStore([]byte(os.Getenv("SESSION_SECRET")))
	store.MaxAge(c.Seconds)
	return buffalo.Options{SessionStore: store}
}

func logout(c buffalo.Context) error {
	c.Session().Clear()
	c.Session().Session.Options.MaxAge = -1
	return c.Session().Save()
}

func cookie(c buffalo.Context, token string, cfg lives.Config) {
	c.Cookies().Set("session_token", token, cfg.Session)
	c.Cookies().SetWithExpirationTime("auth_token", token, time.Now().Add(lives.Short()))
}

func theme(c buffalo.Context, theme string) {
	c.Cookies().SetWithExpirationTime("theme", theme, time.Now().AddDate(10, 0, 0))
}

func set(c buffalo.Context, token string, life time.Duration) {
	c.Cookies().Set("session_token", token, life)
}

func helped(c buffalo.Context, token string) { set(c, token, lives.Shift) }
