// Package main compares a number with the clock.
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

type visit struct {
	name string
	seen int64
}

type app struct {
	mu     sync.Mutex
	active map[string]*visit
}

func (a *app) in(w http.ResponseWriter, r *http.Request) {
	u, ok := checked(r)
	if !ok {
		return
	}
	id := rand.Text()
	a.mu.Lock()
	a.active[id] = &visit{u, time.Now().Unix()}
	a.mu.Unlock()
	cookie(w, id)
}

func (a *app) who(r *http.Request) string {
	c, err := r.Cookie("sid")
	if err != nil {
		return ""
	}
	a.mu.Lock()
	defer a.mu.Unlock()
	v := a.active[c.Value]
	if v == nil || time.Now().Unix()-v.seen > 3600 {
		return ""
	}
	return v.name
}

func main() {
	a := &app{active: map[string]*visit{}}
	http.HandleFunc("/in", a.in)
	http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) { w.Write([]byte(a.who(r))) })
	http.ListenAndServe(":1", nil)
}
