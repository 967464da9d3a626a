// Package setup tells hertz' sessions what its callers say.
package setup

import "github.com/hertz-contrib/sessions"

func Sessions(store sessions.Store, seconds int) {
	store.Options(sessions.Options{Path: "/", MaxAge: seconds, HttpOnly: true, Secure: true})
}
