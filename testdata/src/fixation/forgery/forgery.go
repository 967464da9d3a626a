// Package forgery keeps tokens against forged requests on the server.
package forgery

import (
	"crypto/rand"
	"net/http"
	"sync"
	"time"
)

type store struct {
	mu   sync.Mutex
	till map[string]time.Time
}

func (s *store) setToken(token string, till time.Time) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.till[token] = till
}

func (s *store) hasToken(token string) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return time.Now().Before(s.till[token])
}

type guard struct{ store *store }

func (g *guard) issue(w http.ResponseWriter, r *http.Request) {
	token := ""
	if c, err := r.Cookie("csrf_token"); err == nil {
		token = c.Value
	}
	if token == "" {
		token = rand.Text()
	}
	g.store.setToken(token, time.Now().Add(time.Hour)) // want `a token against forged requests that the client sends in a cookie \("csrf_token"\) is the key of a new entry on the server, without having been looked up.*forge requests with it`
	http.SetCookie(w, &http.Cookie{Name: "csrf_token", Value: token, Secure: true, SameSite: http.SameSiteLaxMode})
}

func (g *guard) issueKnown(w http.ResponseWriter, r *http.Request) {
	token := ""
	if c, err := r.Cookie("csrf_token"); err == nil && g.store.hasToken(c.Value) {
		token = c.Value
	}
	if token == "" {
		token = rand.Text()
	}
	g.store.setToken(token, time.Now().Add(time.Hour))
}

// double keeps nothing: the cookie is compared with the form.
func double(w http.ResponseWriter, r *http.Request) {
	token := ""
	if c, err := r.Cookie("csrf_token"); err == nil {
		token = c.Value
	}
	if token == "" {
		token = rand.Text()
	}
	http.SetCookie(w, &http.Cookie{Name: "csrf_token", Value: token, Secure: true, SameSite: http.SameSiteLaxMode})
}

type keeper interface {
	Get(key string) ([]byte, error)
}

type shelf struct{ kept keeper }

func (s *shelf) getRaw(key string) []byte {
	raw, err := s.kept.Get(key)
	if err != nil {
		return nil
	}
	return raw
}

func (g *guard) fromShelf(s *shelf, token string) []byte { return s.getRaw(token) }

// issueKept goes on with what the store has under the client's text.
func (g *guard) issueKept(s *shelf, w http.ResponseWriter, r *http.Request) {
	token := ""
	if c, err := r.Cookie("csrf_token"); err == nil {
		if raw := g.fromShelf(s, c.Value); raw != nil {
			token = string(raw)
		}
	}
	if token == "" {
		token = rand.Text()
	}
	g.store.setToken(token, time.Now().Add(time.Hour))
}
