// Package main ends the oldest session of a user who has many.
package main

import (
	"crypto/rand"
	"net/http"
	"sync"
	"time"

	"golang.org/x/crypto/bcrypt"
)

type session struct {
	user string
	last time.Time
}

type pool struct {
	mu   sync.Mutex
	byID map[string]*session
}

const perUser = 3

func (p *pool) open(user string) string {
	p.mu.Lock()
	defer p.mu.Unlock()
	for {
		n, oldest := 0, ""
		for id, s := range p.byID {
			if s.user != user {
				continue
			}
			n++
			if oldest == "" || s.last.Before(p.byID[oldest].last) {
				oldest = id
			}
		}
		if n < perUser {
			break
		}
		delete(p.byID, oldest)
	}
	id := rand.Text()
	p.byID[id] = &session{user, time.Now()}
	return id
}

func (p *pool) find(id string) *session {
	p.mu.Lock()
	defer p.mu.Unlock()
	s := p.byID[id]
	if s == nil || time.Since(s.last) > time.Hour {
		delete(p.byID, id)
		return nil
	}
	s.last = time.Now()
	return s
}

func main() {
	p := &pool{byID: map[string]*session{}}
	hashes := map[string][]byte{}
	http.HandleFunc("/login", func(w http.ResponseWriter, r *http.Request) {
		u := r.FormValue("user")
		if bcrypt.CompareHashAndPassword(hashes[u], []byte(r.FormValue("password"))) != nil {
			http.Error(w, "no", 401)
			return
		}
		http.SetCookie(w, &http.Cookie{Name: "sid", Value: p.open(u), Path: "/", Secure: true, HttpOnly: true, SameSite: http.SameSiteLaxMode})
	})
	http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		c, err := r.Cookie("sid")
		if err != nil || p.find(c.Value) == nil {
			http.Error(w, "no", 401)
			return
		}
	})
	http.ListenAndServe(":8080", nil)
}
