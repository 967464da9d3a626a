// Package registry logs in and hands out what another package keeps.
package registry

import (
	"net/http"

	"golang.org/x/crypto/bcrypt"

	"sessionlint.test/src/expiry/registry/visits"
)

type app struct {
	reg    *visits.Registry
	timed  *visits.Timed
	parts  *visits.Parts
	hashes map[string][]byte
}

func (a *app) login(w http.ResponseWriter, r *http.Request) {
	u := r.FormValue("user")
	if bcrypt.CompareHashAndPassword(a.hashes[u], []byte(r.FormValue("password"))) != nil {
		http.Error(w, "no", http.StatusUnauthorized)
		return
	}
	a.parts.Add(u)
	a.timed.Open(u)
	http.SetCookie(w, &http.Cookie{Name: "s", Value: a.reg.Open(u).ID, Path: "/", HttpOnly: true, Secure: true, SameSite: http.SameSiteLaxMode})
}
