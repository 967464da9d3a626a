// Package main keeps grants in a sync.Map and never asks when they end.
package main

import (
	"crypto/rand"
	"net/http"
	"sync"
	"time"

	"golang.org/x/crypto/bcrypt"
)

var hashes = map[string][]byte{}

func checked(r *http.Request) (string, bool) {
	u := r.FormValue("user")
	return u, bcrypt.CompareHashAndPassword(hashes[u], []byte(r.FormValue("password"))) == nil
}

func cookie(w http.ResponseWriter, v string) {
	http.SetCookie(w, &http.Cookie{Name: "sid", Value: v, Path: "/", Secure: true, HttpOnly: true, SameSite: http.SameSiteLaxMode})
}

type grant struct {
	user string
	till time.Time
}

var grants sync.Map

func in(w http.ResponseWriter, r *http.Request) {
	u, ok := checked(r)
	if !ok {
		return
	}
	id := rand.Text()
	grants.Store(id, grant{u, time.Now().Add(time.Hour)})
	cookie(w, id)
}

func home(w http.ResponseWriter, r *http.Request) { // want `home looks up a record by what the client presents, but grant.till`
	c, err := r.Cookie("sid")
	if err != nil {
		return
	}
	v, ok := grants.Load(c.Value)
	if !ok {
		return
	}
	g := v.(grant)
	w.Write([]byte(g.user))
}

func main() {
	http.HandleFunc("/in", in)
	http.HandleFunc("/", home)
	http.ListenAndServe(":1", nil)
}
