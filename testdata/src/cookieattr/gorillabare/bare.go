// Package gorillabare makes sessions without their store. // want package:"configures"
package gorillabare

import (
	"net/http"

	"github.com/gorilla/sessions"
)

type auth struct{ store sessions.Store }

func (a *auth) login(w http.ResponseWriter, r *http.Request) error {
	s := sessions.NewSession(a.store, "user") // want `session cookie of sessions.NewSession lacks Secure, HttpOnly and SameSite`
	s.Values["user"] = r.FormValue("user")
	return s.Save(r, w)
}

func (a *auth) strict(w http.ResponseWriter, r *http.Request) error {
	s := sessions.NewSession(a.store, "user")
	s.Options = &sessions.Options{Path: "/", Secure: true, HttpOnly: true, SameSite: http.SameSiteLaxMode, MaxAge: 3600}
	s.Values["user"] = r.FormValue("user")
	return s.Save(r, w)
}

func (a *auth) some(w http.ResponseWriter, r *http.Request) error {
	s := sessions.NewSession(a.store, "user") // want `session cookie of sessions.NewSession lacks HttpOnly and SameSite`
	s.Options.Secure = true
	s.Values["user"] = r.FormValue("user")
	return a.store.Save(r, w, s)
}

func (a *auth) logout(w http.ResponseWriter, r *http.Request) error {
	return a.store.Save(r, w, sessions.NewSession(a.store, "user"))
}
