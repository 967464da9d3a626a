// Package buffalo has buffalo's sessions, which are gorilla's, and its cookies
// live for too long.
package buffalo

import (
	"os"
	"time"

	"github.com/gobuffalo/buffalo"
	"github.com/gorilla/sessions"

	"sessionlint.test/src/expiry/lives"
)

func app() *buffalo.App {
	store := sessions.NewCookieStore([]byte(os.Getenv("SESSION_SECRET")))
	store.MaxAge(lives.YearSeconds) // want `sessions.CookieStore.MaxAge lives for 365 days`
	return buffalo.New(buffalo.Options{SessionName: "_app_session", SessionStore: store})
}

func forEver() buffalo.Options {
	store := sessions.NewCookieStore([]byte(os.Getenv("SESSION_SECRET")))
	store.MaxAge(0) // want `sessions.CookieStore.MaxAge never ends`
	return buffalo.Options{SessionStore: store}
}

func login(c buffalo.Context) error {
	c.Session().Session.Options.MaxAge = lives.LongSeconds() // want `sessions.Options.MaxAge lives for 730 days`
	return c.Session().Save()
}

func cookie(c buffalo.Context, token string) {
	c.Cookies().Set("session_token", token, lives.Year) // want `the session cookie lives for 365 days`
}

func date(c buffalo.Context, token string) {
	c.Cookies().SetWithExpirationTime("auth_token", token, time.Now().AddDate(2, 0, 0)) // want `the session cookie lives for 730 days`
}

func century(c buffalo.Context, token string) {
	c.Cookies().SetWithExpirationTime("auth_token", token, time.Date(2099, 1, 1, 0, 0, 0, 0, time.UTC)) // want `the session cookie never ends`
}

func set(c buffalo.Context, token string, life time.Duration) {
	c.Cookies().Set("session_token", token, life)
}

func helped(c buffalo.Context, token string) { set(c, token, 90*lives.Day) } // want `the session cookie lives for 90 days`
