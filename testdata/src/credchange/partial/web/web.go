// Package web changes passwords.
package web

import (
	"net/http"

	"github.com/gin-gonic/gin"

	"sessionlint.test/src/credchange/partial/auth"
)

type API struct{ auth *auth.Service }

func (a *API) ChangePassword(w http.ResponseWriter, r *http.Request) { // want `ChangePassword gives a user a new password and ends only some of the user's sessions: what the login also creates \(src/credchange/partial/auth/auth.go:\d+, table remember_tokens\) stays`
	if err := a.auth.SetPassword(1, r.FormValue("password")); err == nil {
		a.auth.EndSessions(1)
	}
}

func (a *API) ResetPassword(c *gin.Context) { // want `ResetPassword gives a user a new password and ends only some of the user's sessions`
	if err := a.auth.SetPassword(1, c.PostForm("password")); err == nil {
		a.auth.Forget(1)
	}
}

func (a *API) ChangePasswordAll(w http.ResponseWriter, r *http.Request) {
	if err := a.auth.SetPassword(1, r.FormValue("password")); err == nil {
		a.auth.EndSessions(1)
		a.auth.Forget(1)
	}
}

// A version voids tokens of every kind.
func (a *API) ChangePasswordVersion(w http.ResponseWriter, r *http.Request) {
	if err := a.auth.SetPassword(1, r.FormValue("password")); err == nil {
		a.auth.EndSessions(1)
		a.auth.Raise(1)
	}
}
