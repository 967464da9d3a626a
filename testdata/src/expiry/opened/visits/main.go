// Package main keeps who is logged in in a map whose name says nothing.
package main

import (
	"crypto/rand"
	"encoding/hex"
	"net/http"
	"sync"

	"golang.org/x/crypto/bcrypt"
)

type account struct {
	name string
	hash []byte
}

type app struct {
	mu       sync.Mutex
	accounts map[string]*account
	active   map[string]*account
}

func (a *app) signIn(w http.ResponseWriter, r *http.Request) {
	a.mu.Lock()
	defer a.mu.Unlock()
	acc := a.accounts[r.FormValue("name")]
	if acc == nil || bcrypt.CompareHashAndPassword(acc.hash, []byte(r.FormValue("pw"))) != nil {
		http.Error(w, "no", http.StatusForbidden)
		return
	}
	b := make([]byte, 24)
	rand.Read(b)
	key := hex.EncodeToString(b)
	a.active[key] = acc // want `active keeps sessions from which none is ever removed by age`
	http.SetCookie(w, &http.Cookie{Name: "who", Value: key, Path: "/", HttpOnly: true, Secure: true, SameSite: http.SameSiteStrictMode})
	http.Redirect(w, r, "/", http.StatusSeeOther)
}

func (a *app) current(r *http.Request) *account {
	c, err := r.Cookie("who")
	if err != nil {
		return nil
	}
	a.mu.Lock()
	defer a.mu.Unlock()
	return a.active[c.Value]
}

func (a *app) signOut(w http.ResponseWriter, r *http.Request) {
	if c, err := r.Cookie("who"); err == nil {
		a.mu.Lock()
		delete(a.active, c.Value)
		a.mu.Unlock()
	}
	http.SetCookie(w, &http.Cookie{Name: "who", Path: "/", MaxAge: -1})
}

func (a *app) home(w http.ResponseWriter, r *http.Request) {
	acc := a.current(r)
	if acc == nil {
		http.Redirect(w, r, "/in", http.StatusSeeOther)
		return
	}
	w.Write([]byte("hello " + acc.name))
}

func main() {
	a := &app{accounts: map[string]*account{}, active: map[string]*account{}}
	http.HandleFunc("/in", a.signIn)
	http.HandleFunc("/out", a.signOut)
	http.HandleFunc("/", a.home)
	http.ListenAndServe(":8080", nil)
}
