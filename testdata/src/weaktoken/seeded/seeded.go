// Package seeded keeps tables of tokens, some of which hold one from the start.
package seeded

import (
	"crypto/rand"
	"database/sql"
	"encoding/hex"
	"io"
	"net/http"
	"os"
	"strconv"
	"sync"
)

type user struct{ name string }

var sessions = map[string]*user{
	"0123456789abcdef": {name: "admin"}, // want `a key that the table sessions holds from the start is a session id or token but is constant`
}

func who(r *http.Request) *user { return sessions[r.Header.Get("X-Session")] }

type store struct {
	mu     sync.Mutex
	tokens map[string]user
	next   int
}

func newStore() *store {
	s := &store{tokens: map[string]user{}}
	s.tokens["debug-token"] = user{"dev"} // want `a key that the table tokens holds from the start is a session id or token but is constant`
	return s
}

func (s *store) find(key string) (user, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	u, ok := s.tokens[key]
	return u, ok
}

func (s *store) open(u user) string {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.next++
	key := strconv.Itoa(s.next)
	s.tokens[key] = u // want `the key in the table tokens is a session id or token but comes from a counter`
	return key
}

func seed(db *sql.DB) error {
	_, err := db.Exec("INSERT INTO api_tokens (token, user_id) VALUES ($1, $2)", "initial-admin-token", 1) // want `what is put into column token of table api_tokens is a session id or token but is constant`
	return err
}

func newSessionToken() string {
	f, err := os.Open("/dev/urandom")
	if err != nil {
		panic(err)
	}
	defer f.Close()
	b := make([]byte, 32)
	f.Read(b) // want `the result of newSessionToken is read from a source that can fail, and its error is ignored`
	return hex.EncodeToString(b)
}

func newResetToken(random io.Reader) string {
	var b [32]byte
	_, _ = io.ReadFull(random, b[:]) // want `the result of newResetToken is read from a source that can fail, and its error is ignored`
	return hex.EncodeToString(b[:])
}

// Sound.

var fallbackSessions = map[string]*user{} // filled at run time

func remember(u *user) string {
	id := rand.Text()
	fallbackSessions[id] = u
	return id
}

func forget(r *http.Request) { delete(fallbackSessions, r.Header.Get("X-Session")) }

// A parser's tokens are found by words of the language.
var tokens = map[string]int{"func-type": 1, "else_if": 2, "return2": 3}

var names = map[string]string{"de-DE": "Deutsch"}

func name(r *http.Request) string { return names[r.FormValue("lang")] }

func newAccessToken(random io.Reader) (string, error) {
	b := make([]byte, 32)
	if _, err := io.ReadFull(random, b); err != nil {
		return "", err
	}
	return hex.EncodeToString(b), nil
}

func newRefreshToken() string {
	b := make([]byte, 32)
	io.ReadFull(rand.Reader, b) // does not fail since Go 1.24
	return hex.EncodeToString(b)
}

func newInviteToken() (string, error) {
	f, err := os.Open("/dev/urandom")
	if err != nil {
		return "", err
	}
	defer f.Close()
	b := make([]byte, 32)
	if _, err := io.ReadFull(f, b); err != nil {
		return "", err
	}
	return hex.EncodeToString(b), nil
}

// A nonce that tells signed requests to somebody else's interface apart.
func request(r *http.Request) {
	nonce := strconv.Itoa(os.Getpid())
	r.Header.Set("X-Signature-Nonce", nonce)
}
