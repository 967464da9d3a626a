// Package sound asks for proof.
package sound

import (
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"errors"
	"net/http"
	"strings"

	"github.com/gorilla/securecookie"
)

type user struct{ Name, Token string }

type server struct {
	db       *sql.DB
	sessions map[string]*user
	key      []byte
	codec    *securecookie.SecureCookie
}

func (s *server) GetUser(name string) (*user, error) { return nil, nil }

func (s *server) GetUserByToken(token string) (*user, error) { return nil, nil }

// session is a secret that is looked up.
func (s *server) session(r *http.Request) *user {
	c, err := r.Cookie("session")
	if err != nil {
		return nil
	}
	return s.sessions[c.Value]
}

func (s *server) token(r *http.Request) (*user, error) {
	c, err := r.Cookie("auth_token")
	if err != nil {
		return nil, err
	}
	return s.GetUserByToken(c.Value)
}

// signed checks a MAC.
func (s *server) signed(r *http.Request) (*user, error) {
	c, err := r.Cookie("user")
	if err != nil {
		return nil, err
	}
	name, sig, _ := strings.Cut(c.Value, "|")
	h := hmac.New(sha256.New, s.key)
	h.Write([]byte(name))
	if !hmac.Equal([]byte(hex.EncodeToString(h.Sum(nil))), []byte(sig)) {
		return nil, errors.New("forged")
	}
	return s.GetUser(name)
}

func (s *server) unsign(v string) (string, error) { return v, nil }

func (s *server) unsigned(r *http.Request) (*user, error) {
	c, err := r.Cookie("user")
	if err != nil {
		return nil, err
	}
	name, err := s.unsign(c.Value)
	if err != nil {
		return nil, err
	}
	return s.GetUser(name)
}

func (s *server) secure(r *http.Request) (*user, error) {
	c, err := r.Cookie("user")
	if err != nil {
		return nil, err
	}
	var name string
	if err := s.codec.Decode("user", c.Value, &name); err != nil {
		return nil, err
	}
	return s.GetUser(name)
}

// both asks for the token beside the name.
func (s *server) both(r *http.Request) (*user, error) {
	name, err := r.Cookie("username")
	if err != nil {
		return nil, err
	}
	token, err := r.Cookie("token")
	if err != nil {
		return nil, err
	}
	u, err := s.GetUser(name.Value)
	if err != nil || u.Token != token.Value {
		return nil, errors.New("not logged in")
	}
	return u, nil
}

func theme(r *http.Request) bool {
	c, err := r.Cookie("theme")
	return err == nil && c.Value == "dark"
}

// remembered fills in the form only.
func remembered(w http.ResponseWriter, r *http.Request) {
	if c, err := r.Cookie("username"); err == nil {
		w.Write([]byte(c.Value))
	}
}

type key struct{}

func language(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		c, err := r.Cookie("user_lang")
		if err != nil {
			return
		}
		next.ServeHTTP(w, r.WithContext(context.WithValue(r.Context(), key{}, c.Value)))
	})
}

// flagged tells the script that somebody is logged in.
func flagged(w http.ResponseWriter) {
	http.SetCookie(w, &http.Cookie{Name: "logged_in", Value: "true", Secure: true})
}

// beside is shown by scripts; the token is what is asked.
func beside(w http.ResponseWriter, u *user) {
	http.SetCookie(w, &http.Cookie{Name: "token", Value: u.Token, HttpOnly: true, Secure: true})
	http.SetCookie(w, &http.Cookie{Name: "user_name", Value: u.Name, HttpOnly: true, Secure: true})
}

func (s *server) sign(v string) string { return v }

func (s *server) signs(w http.ResponseWriter, u *user) {
	http.SetCookie(w, &http.Cookie{Name: "user", Value: s.sign(u.Name), HttpOnly: true, Secure: true})
}

func logout(w http.ResponseWriter) {
	http.SetCookie(w, &http.Cookie{Name: "user", Value: "", HttpOnly: true, MaxAge: -1})
}
