package own

import (
	"crypto/rand"
	"net/http"

	"golang.org/x/crypto/bcrypt"
)

func (s *server) find(r *http.Request) (*Session, bool) {
	c, err := r.Cookie("session_id")
	if err != nil {
		return nil, false
	}
	sess, ok := s.sessions[c.Value]
	return sess, ok
}

func passwordOK(r *http.Request) bool {
	return bcrypt.CompareHashAndPassword(nil, []byte(r.PostFormValue("password"))) == nil
}

// The session that the visitor had becomes the user's.
func (s *server) Login(w http.ResponseWriter, r *http.Request) {
	sess, ok := s.find(r)
	if !ok || !passwordOK(r) {
		return
	}
	sess.User = 1 // want `Login verifies a password and then puts "User" into the session`
}

func (s *server) LoginMoved(w http.ResponseWriter, r *http.Request) {
	sess, ok := s.find(r)
	if !ok || !passwordOK(r) {
		return
	}
	delete(s.sessions, sess.ID)
	sess.ID = rand.Text()
	sess.User = 1
	s.sessions[sess.ID] = sess
}

func (s *server) LoginNew(w http.ResponseWriter, r *http.Request) {
	if !passwordOK(r) {
		return
	}
	sess := &Session{ID: rand.Text()}
	sess.User = 1
	s.sessions[sess.ID] = sess
}

// Logged out: nobody is in the session any more.
func (s *server) Logout(w http.ResponseWriter, r *http.Request) {
	if sess, ok := s.find(r); ok {
		sess.User = 0
	}
}

// The same in a table.
func (s *server) LoginRow(w http.ResponseWriter, r *http.Request) {
	c, err := r.Cookie("session_id")
	if err != nil || !passwordOK(r) {
		return
	}
	s.db.Exec("UPDATE sessions SET user_id = ? WHERE id = ?", 1, c.Value) // want `LoginRow verifies a password and then puts "user_id" into the session`
}

func (s *server) LoginRowNew(w http.ResponseWriter, r *http.Request) {
	if !passwordOK(r) {
		return
	}
	s.db.Exec("INSERT INTO sessions (id, user_id) VALUES (?, ?)", rand.Text(), 1)
	s.db.Exec("UPDATE users SET last_login_user = 1, failed_logins = 0")
}

func (s *server) LogoutRow(w http.ResponseWriter, r *http.Request) {
	c, err := r.Cookie("session_id")
	if err != nil || !passwordOK(r) {
		return
	}
	s.db.Exec("UPDATE sessions SET user_id = NULL WHERE id = ?", c.Value)
}
