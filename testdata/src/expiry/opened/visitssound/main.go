// Package main takes those away who have not been seen for an hour.
package main

import (
	"crypto/rand"
	"encoding/hex"
	"net/http"
	"sync"
	"time"

	"golang.org/x/crypto/bcrypt"
)

type visit struct {
	name string
	seen int64
}

type app struct {
	mu     sync.Mutex
	hashes map[string][]byte
	active map[string]*visit
}

func (a *app) signIn(w http.ResponseWriter, r *http.Request) {
	name := r.FormValue("name")
	if bcrypt.CompareHashAndPassword(a.hashes[name], []byte(r.FormValue("pw"))) != nil {
		http.Error(w, "no", http.StatusForbidden)
		return
	}
	b := make([]byte, 24)
	rand.Read(b)
	key := hex.EncodeToString(b)
	a.mu.Lock()
	a.active[key] = &visit{name: name, seen: time.Now().Unix()}
	a.mu.Unlock()
	http.SetCookie(w, &http.Cookie{Name: "who", Value: key, Path: "/", HttpOnly: true, Secure: true, SameSite: http.SameSiteStrictMode})
}

func (a *app) home(w http.ResponseWriter, r *http.Request) {
	c, err := r.Cookie("who")
	if err != nil {
		http.Error(w, "no", http.StatusForbidden)
		return
	}
	a.mu.Lock()
	defer a.mu.Unlock()
	v, ok := a.active[c.Value]
	if !ok {
		http.Error(w, "no", http.StatusForbidden)
		return
	}
	v.seen = time.Now().Unix()
	w.Write([]byte("hello " + v.name))
}

func (a *app) sweep() {
	limit := time.Now().Add(-time.Hour).Unix()
	a.mu.Lock()
	defer a.mu.Unlock()
	for k, v := range a.active {
		if v.seen < limit {
			delete(a.active, k)
		}
	}
}

func main() {
	a := &app{hashes: map[string][]byte{}, active: map[string]*visit{}}
	go func() {
		for range time.Tick(time.Minute) {
			a.sweep()
		}
	}()
	http.HandleFunc("/in", a.signIn)
	http.HandleFunc("/", a.home)
	http.ListenAndServe(":8080", nil)
}
