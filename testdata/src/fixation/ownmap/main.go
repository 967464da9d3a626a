package main

import (
	"crypto/rand"
	"net/http"
	"sync"
	"time"

	"golang.org/x/crypto/bcrypt"
)

type visitor struct {
	Account string
	Seen    time.Time
	Basket  []string
}

type lobby struct {
	mu sync.Mutex
	m  map[string]*visitor
}

type ctxKey struct{}

func (l *lobby) mw(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		l.mu.Lock()
		var v *visitor
		if c, err := r.Cookie("vid"); err == nil {
			v = l.m[c.Value]
		}
		if v == nil {
			id := rand.Text()
			v = &visitor{Seen: time.Now()}
			l.m[id] = v
			http.SetCookie(w, &http.Cookie{Name: "vid", Value: id, Path: "/", Secure: true, HttpOnly: true, SameSite: http.SameSiteLaxMode})
		}
		l.mu.Unlock()
		next.ServeHTTP(w, r.WithContext(with(r, v)))
	})
}

func (l *lobby) sweep() {
	for range time.Tick(time.Minute) {
		l.mu.Lock()
		for k, v := range l.m {
			if time.Since(v.Seen) > time.Hour {
				delete(l.m, k)
			}
		}
		l.mu.Unlock()
	}
}

var hashes = map[string][]byte{}

func login(w http.ResponseWriter, r *http.Request) {
	v := r.Context().Value(ctxKey{}).(*visitor)
	n := r.FormValue("name")
	if bcrypt.CompareHashAndPassword(hashes[n], []byte(r.FormValue("password"))) != nil {
		http.Error(w, "no", 401)
		return
	}
	v.Account = n // want `login verifies a password and then puts "Account" into the session, but the session keeps `
	http.Redirect(w, r, "/", 303)
}

func main() {
	l := &lobby{m: map[string]*visitor{}}
	go l.sweep()
	m := http.NewServeMux()
	m.HandleFunc("POST /login", login)
	http.ListenAndServe(":80", l.mw(m))
}
