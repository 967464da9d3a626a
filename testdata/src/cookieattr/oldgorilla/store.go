// Package oldgorilla uses a version whose cookie store has no defaults yet.
package oldgorilla

import "github.com/gorilla/sessions"

var Store = sessions.NewCookieStore([]byte("0123456789abcdef")) // want `session cookie of sessions.NewCookieStore lacks Secure and SameSite: `

func init() {
	Store.Options.HttpOnly = true
	Store.MaxAge(86400)
}
