// Package main keeps names in a sync.Map.
package main

import (
	"crypto/rand"
	"net/http"
	"sync"

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

var grants sync.Map

func in(w http.ResponseWriter, r *http.Request) {
	u, ok := checked(r)
	if !ok {
		return
	}
	id := rand.Text()
	grants.Store(id, u) // want `grants keeps sessions from which none is ever removed by age`
	cookie(w, id)
}

func home(w http.ResponseWriter, r *http.Request) {
	c, err := r.Cookie("sid")
	if err != nil {
		return
	}
	v, ok := grants.Load(c.Value)
	if !ok {
		return
	}
	w.Write([]byte(v.(string)))
}

func main() {
	http.HandleFunc("/in", in)
	http.HandleFunc("/", home)
	http.ListenAndServe(":1", nil)
}
