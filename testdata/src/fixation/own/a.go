// Package own keeps its sessions itself.
package own

import (
	"context"
	"crypto/rand"
	"database/sql"
	"net/http"
	"sync"
	"time"

	"github.com/gofiber/fiber/v2"
	"github.com/redis/go-redis/v9"
)

type Session struct {
	ID   string
	User int
}

type server struct {
	mu       sync.Mutex
	sessions map[string]*Session
	carts    map[string][]string
	cache    *redis.Client
	db       *sql.DB
}

// A map: an id that isn't in it is put there.
func (s *server) InMap(w http.ResponseWriter, r *http.Request) {
	c, err := r.Cookie("session_id")
	if err != nil {
		return
	}
	sess, ok := s.sessions[c.Value]
	if !ok {
		sess = &Session{}
		s.sessions[c.Value] = sess // want `an id that the client sends in a cookie \("session_id"\) is the key of a new session, although the server didn't find it`
	}
	sess.User++
}

func (s *server) InMapNew(w http.ResponseWriter, r *http.Request) {
	c, err := r.Cookie("session_id")
	if err != nil {
		return
	}
	sess, ok := s.sessions[c.Value]
	if !ok {
		sess = &Session{ID: rand.Text()}
		s.sessions[sess.ID] = sess
		http.SetCookie(w, &http.Cookie{Name: "session_id", Value: sess.ID, Secure: true, HttpOnly: true, SameSite: http.SameSiteLaxMode})
	}
	sess.User++
}

// Redis: an id from the URL is taken as it is.
func (s *server) InRedis(w http.ResponseWriter, r *http.Request) {
	id := r.URL.Query().Get("sid")
	if id == "" {
		id = rand.Text()
	}
	s.cache.Set(r.Context(), id, "", time.Hour) // want `an id that the client sends in the URL \("sid"\) is the key of a new entry on the server, without having been looked up`
}

func (s *server) InRedisMissed(w http.ResponseWriter, r *http.Request) {
	c, err := r.Cookie("sid")
	if err != nil {
		return
	}
	if err := s.cache.Get(r.Context(), c.Value).Err(); err != nil {
		s.cache.Set(r.Context(), c.Value, "", time.Hour) // want `although the server didn't find it`
	}
}

func (s *server) InRedisKnown(w http.ResponseWriter, r *http.Request) {
	id := r.URL.Query().Get("sid")
	if id != "" {
		if n, err := s.cache.Exists(r.Context(), id).Result(); err != nil || n == 0 {
			id = ""
		}
	}
	if id == "" {
		id = rand.Text()
	}
	s.cache.Set(r.Context(), id, "", time.Hour)
}

// A table.
func (s *server) InTable(w http.ResponseWriter, r *http.Request) {
	c, err := r.Cookie("session")
	if err != nil {
		return
	}
	var user int
	if err := s.db.QueryRow("SELECT user FROM sessions WHERE id = ?", c.Value).Scan(&user); err != nil {
		s.db.Exec("INSERT INTO sessions (id) VALUES (?)", c.Value) // want `is the key of a new row, although the server didn't find it`
	}
}

func (s *server) InTableKnown(w http.ResponseWriter, r *http.Request) {
	c, err := r.Cookie("session")
	if err != nil {
		return
	}
	var user int
	if err := s.db.QueryRow("SELECT user FROM sessions WHERE id = ?", c.Value).Scan(&user); err != nil {
		s.db.Exec("INSERT INTO sessions (id) VALUES (?)", rand.Text())
	}
}

// The session object gets the id before the store is asked.
func (s *server) Object(c *fiber.Ctx) (*Session, error) {
	sess := &Session{}
	id := c.Cookies("sess")
	if id == "" {
		return nil, fiber.ErrUnauthorized
	}
	sess.ID = id // want `is the id of a new session, although the server didn't find it`
	raw, err := s.load(id)
	if err != nil {
		return nil, err
	}
	if raw == nil {
		sess.User = 0
	}
	return sess, nil
}

func (s *server) ObjectKnown(c *fiber.Ctx) (*Session, error) {
	sess := &Session{}
	id := c.Cookies("sess")
	sess.ID = id
	raw, err := s.load(id)
	if err != nil {
		return nil, err
	}
	if raw == nil {
		sess.ID = rand.Text()
	}
	return sess, nil
}

func (s *server) load(id string) ([]byte, error) {
	return s.cache.Get(context.Background(), id).Bytes()
}

// A form's id is sent back as the session's cookie.
func Form(w http.ResponseWriter, r *http.Request) {
	id := r.FormValue("session_id")
	if id == "" {
		id = rand.Text()
	}
	http.SetCookie(w, &http.Cookie{Name: "session_id", Value: id, Secure: true, HttpOnly: true, SameSite: http.SameSiteLaxMode}) // want `an id that the client sends in a form \("session_id"\) is sent back as the session's cookie`
}

// A sliding expiry sends the same cookie again.
func Sliding(w http.ResponseWriter, r *http.Request) {
	c, err := r.Cookie("session_id")
	if err != nil {
		return
	}
	http.SetCookie(w, &http.Cookie{Name: "session_id", Value: c.Value, MaxAge: 3600, Secure: true, HttpOnly: true, SameSite: http.SameSiteLaxMode})
}

// A cart, a theme and a request's number are no sessions.
func (s *server) Cart(w http.ResponseWriter, r *http.Request) {
	c, err := r.Cookie("cart")
	if err != nil {
		return
	}
	if _, ok := s.carts[c.Value]; !ok {
		s.carts[c.Value] = nil
	}
	id := r.Header.Get("X-Request-ID")
	if id == "" {
		id = rand.Text()
	}
	s.cache.Set(r.Context(), id, "seen", time.Minute)
}

// A key-value service stores what it is told.
func (s *server) Put(w http.ResponseWriter, r *http.Request) {
	s.cache.Set(r.Context(), r.PathValue("key"), r.FormValue("value"), 0)
}

// Values are written under the id of a session that was found.
func (s *server) Touch(w http.ResponseWriter, r *http.Request) {
	c, err := r.Cookie("session_id")
	if err != nil {
		return
	}
	if _, err := s.load(c.Value); err != nil {
		http.Error(w, "no", http.StatusUnauthorized)
		return
	}
	s.cache.Set(r.Context(), c.Value, "seen", time.Hour)
}
