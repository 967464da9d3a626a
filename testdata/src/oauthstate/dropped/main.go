// States that are forgotten without a look, and nonces that a helper of
// another package leaves unread.
package main

import (
	"crypto/rand"
	"net/http"

	"github.com/coreos/go-oidc/v3/oidc"
	"golang.org/x/oauth2"

	"sessionlint.test/src/oauthstate/dropped/idtoken"
	"sessionlint.test/src/oauthstate/dropped/pending"
)

var (
	config  oauth2.Config
	logins  = pending.New()
	checker idtoken.Checker
)

func begin(w http.ResponseWriter, r *http.Request) {
	s, n := rand.Text(), rand.Text()
	logins.Add(s)
	http.SetCookie(w, &http.Cookie{Name: "nonce", Value: n, Secure: true, HttpOnly: true})
	http.Redirect(w, r, config.AuthCodeURL(s, oidc.Nonce(n)), http.StatusFound)
}

func finish(w http.ResponseWriter, r *http.Request) { // want `this callback exchanges the code of the request but never compares its state`
	defer logins.Remove(r.FormValue("state"))
	t, err := config.Exchange(r.Context(), r.FormValue("code"))
	if err != nil {
		w.WriteHeader(http.StatusUnauthorized)
		return
	}
	raw, _ := t.Extra("id_token").(string)
	name, err := checker.Name(r.Context(), raw) // want `a nonce is sent with the login, but the ID token's is never compared`
	if err == nil {
		w.Write([]byte(name))
	}
}

func taking(w http.ResponseWriter, r *http.Request) {
	if !logins.Take(r.FormValue("state")) {
		w.WriteHeader(http.StatusBadRequest)
		return
	}
	t, err := config.Exchange(r.Context(), r.FormValue("code"))
	if err != nil {
		w.WriteHeader(http.StatusUnauthorized)
		return
	}
	raw, _ := t.Extra("id_token").(string)
	c, _ := r.Cookie("nonce")
	if name, err := checker.Fresh(r.Context(), raw, c.Value); err == nil {
		w.Write([]byte(name))
	}
}

func main() {
	http.HandleFunc("/begin", begin)
	http.HandleFunc("/finish", finish)
	http.HandleFunc("/taking", taking)
}
