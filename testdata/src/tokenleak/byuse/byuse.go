// Package byuse: what a value is used for tells what it is, not its name.
package byuse

import (
	"crypto/rand"
	"encoding/base64"
	"fmt"
	"log"
	"log/slog"
	"net/http"
	"strings"
	"sync"

	"github.com/golang-jwt/jwt/v5"
)

type headers struct{ JWT string }

type server struct {
	headers headers
	live    map[string]string
	mu      sync.Mutex
	key     []byte
}

// A guest is who has logged in.
type guest struct{ ID string }

// enter logs what it has just put into the session's cookie.
func (s *server) enter(w http.ResponseWriter, r *http.Request) {
	b := make([]byte, 24)
	rand.Read(b)
	t := base64.RawURLEncoding.EncodeToString(b)
	s.live[t] = r.FormValue("member")
	http.SetCookie(w, &http.Cookie{Name: "ward", Value: t, Path: "/", MaxAge: 3600, Secure: true, HttpOnly: true, SameSite: http.SameSiteLaxMode})
	slog.Info("in", slog.String("ticket", t)) // want `the value of the cookie ward is written to the log`
}

func (s *server) enterAs(w http.ResponseWriter, r *http.Request) {
	g := guest{ID: rand.Text()}
	http.SetCookie(w, &http.Cookie{Name: "ward", Value: g.ID, Path: "/", MaxAge: 3600, Secure: true, HttpOnly: true, SameSite: http.SameSiteLaxMode})
	slog.Info("in", slog.String("guest", g.ID)) // want `the value of the cookie ward is written to the log`
}

// named logs under which name it looks for the token.
func (s *server) named(r *http.Request) string {
	t := r.Header.Get(s.headers.JWT)
	if t == "" {
		log.Printf("no token in %s", s.headers.JWT)
	}
	return t
}

// missing logs an id that is none.
func (s *server) missing(sessionID string) (string, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	u, ok := s.live[sessionID]
	if !ok {
		return "", fmt.Errorf("no session %s", sessionID)
	}
	if strings.HasPrefix(u, "!") {
		delete(s.live, sessionID)
		return "", fmt.Errorf("session %s has expired", sessionID)
	}
	return u, nil
}

// found logs one that opens something.
func (s *server) found(sessionID string) (string, error) {
	u, ok := s.live[sessionID]
	if ok && strings.HasPrefix(u, "!") {
		return "", fmt.Errorf("session %s is locked", sessionID) // want `the parameter sessionID is put into an error's text`
	}
	return u, nil
}

// payload logs what a token says, without its signature.
func payload(idToken string) {
	parts := strings.Split(idToken, ".")
	log.Printf("claims %s", parts[1])
	log.Printf("whole %s", idToken) // want `the parameter idToken is written to the log`
}

var tableAPIKeys = "api_keys"

func setPrefix(p string) { tableAPIKeys = p + tableAPIKeys }

func migrate() { log.Printf("creating %s", tableAPIKeys) }

var _ = jwt.Parse

type settings struct{ Cookie, Page string }

func (s *server) configured(r *http.Request, c settings) (*jwt.Token, error) {
	text := r.Header.Get("X-Login")
	if text == "" {
		text = r.URL.Query().Get(c.Cookie) // want `a token is accepted for a login, under a name that is set elsewhere`
	}
	log.Printf("page %s", r.URL.Query().Get(c.Page))
	return jwt.Parse(text, func(*jwt.Token) (any, error) { return s.key, nil }, jwt.WithValidMethods([]string{"HS256"}))
}
