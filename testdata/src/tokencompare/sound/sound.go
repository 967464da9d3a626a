// Package sound compares what is no secret, or in constant time.
package sound

import (
	"bytes"
	"crypto/hmac"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/hex"
	"net/http"
)

type Config struct {
	AdminToken string
	Name       string
	TokenType  string
}

type client struct {
	ID, Token, TokenHash string
}

type store struct{ byToken map[string]*client }

func (s *store) ClientByToken(token string) *client { return s.byToken[token] }

func constantTime(r *http.Request, c Config) bool {
	return subtle.ConstantTimeCompare([]byte(r.Header.Get("X-Token")), []byte(c.AdminToken)) == 1
}

func empty(r *http.Request, c Config) bool {
	return r.Header.Get("X-Token") == "" || c.AdminToken == ""
}

func macs(key, message, given []byte) bool {
	h := hmac.New(sha256.New, key)
	h.Write(message)
	return hmac.Equal(h.Sum(nil), given)
}

// digests tell nothing of the tokens.
func digests(r *http.Request, c Config) bool {
	a := sha256.Sum256([]byte(r.Header.Get("X-Token")))
	b := sha256.Sum256([]byte(c.AdminToken))
	return a == b
}

func streamed(r *http.Request, c *client) bool {
	h := sha256.New()
	h.Write([]byte(r.Header.Get("X-Token")))
	return hex.EncodeToString(h.Sum(nil)) == c.TokenHash
}

// twice compares MACs of both, which is another way to do it.
func twice(key, a, b []byte) bool {
	x, y := hmac.New(sha256.New, key), hmac.New(sha256.New, key)
	x.Write(a)
	y.Write(b)
	return bytes.Equal(x.Sum(nil), y.Sum(nil))
}

// found was looked up by the token.
func found(s *store, r *http.Request) *client {
	token := r.Header.Get("X-Token")
	if c := s.ClientByToken(token); c != nil && c.Token == token {
		return c
	}
	return nil
}

func inMap(tokens map[string]client, token string) bool {
	c, ok := tokens[token]
	return ok && c.Token == token
}

// doubleSubmit compares what the client sent with what the client sent.
func doubleSubmit(r *http.Request) bool {
	c, err := r.Cookie("csrf_token")
	return err == nil && c.Value == r.FormValue("csrf_token")
}

// state comes back from the client that got it.
func state(r *http.Request, session map[string]string) bool {
	return session["state"] == r.FormValue("state")
}

// save asks whether the setting has changed.
func save(r *http.Request, c *Config) {
	if in := r.FormValue("admin_token"); in != c.AdminToken {
		c.AdminToken = in
	}
}

func reload(old, now Config) bool { return old.AdminToken != now.AdminToken }

func kind(r *http.Request, c Config) bool { return r.FormValue("token_type") == c.TokenType }

func name(r *http.Request, c Config) bool { return r.FormValue("name") == c.Name }

func record(r *http.Request, c *client) bool { return r.FormValue("token_id") == c.ID }

func isCurrent(c *client, currentToken string) bool { return c.Token == currentToken }

type parser struct{ token string }

func (p *parser) accept(token string) bool { return p.token == token }

func repeated(r *http.Request) bool { return r.FormValue("secret") == r.FormValue("secret_again") }

func same(a, b string) bool { return a == b }

func names(r *http.Request, c Config) bool { return same(r.FormValue("name"), c.Name) }

type account struct{ Salt, Password string }

// password compares hashes of a password.
func password(r *http.Request, a account) bool {
	sum := sha256.Sum256([]byte(r.FormValue("password") + a.Salt))
	return hex.EncodeToString(sum[:]) == a.Password
}

// removed is told which client has gone.
func (s *store) removed(list []*client, token string) {
	for _, c := range list {
		if c.Token == token {
			delete(s.byToken, c.Token)
		}
	}
}

func (s *store) Remove(list []*client, token string) bool {
	for _, c := range list {
		if c.Token == token {
			delete(s.byToken, c.Token)
			return true
		}
	}
	return false
}

// Not every parameter is a secret, nor every header.
func filtered(role string, next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Header.Get("X-Role") == role {
			next.ServeHTTP(w, r)
		}
	})
}

func subtleKey(apiKey string, next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if subtle.ConstantTimeCompare([]byte(r.Header.Get("X-API-Key")), []byte(apiKey)) == 1 {
			next.ServeHTTP(w, r)
		}
	})
}

var defaultSettings = map[string]string{"secret": "", "theme": "dark"}

// Whether a setting is the default, or has changed, opens nothing.
func isDefault(r *http.Request) bool { return r.FormValue("secret") == defaultSettings["secret"] }

type settings struct{ stored map[string]string }

func (s *settings) changed(r *http.Request) bool {
	oldToken := s.stored["token"]
	return r.FormValue("token") != oldToken
}
