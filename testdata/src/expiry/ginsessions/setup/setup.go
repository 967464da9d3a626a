// Package setup tells gin's sessions what its callers say.
package setup

import "github.com/gin-contrib/sessions"

func Sessions(store sessions.Store, seconds int) {
	store.Options(sessions.Options{Path: "/", MaxAge: seconds, HttpOnly: true, Secure: true})
}
