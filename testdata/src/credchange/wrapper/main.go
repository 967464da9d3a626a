// Command wrapper executes its statements by a method of its own.
package main

import (
	"database/sql"
	"net/http"
	"strings"

	"golang.org/x/crypto/bcrypt"
)

type store struct{ db *sql.DB }

func (s *store) exec(query string, args ...any) error {
	_, err := s.db.Exec(strings.ReplaceAll(query, "`", `"`), args...)
	return err
}

func (s *store) setUserPassword(id int, password string) error {
	hash, err := bcrypt.GenerateFromPassword([]byte(password), 12)
	if err != nil {
		return err
	}
	return s.exec("update `user` set password=? where id=?", string(hash), id)
}

func (s *store) newSession(token string, id int) error {
	return s.exec("insert into session (token, user_id) values (?, ?)", token, id)
}

func (s *store) endSessions(id int) error {
	return s.exec("delete from session where user_id = ?", id)
}

func (s *store) update(w http.ResponseWriter, r *http.Request) { // want `update gives a user a new password`
	if s.setUserPassword(1, r.FormValue("password")) != nil {
		http.Error(w, "no", http.StatusInternalServerError)
	}
}

func (s *store) reset(w http.ResponseWriter, r *http.Request) {
	if s.setUserPassword(1, r.FormValue("password")) != nil || s.endSessions(1) != nil {
		http.Error(w, "no", http.StatusInternalServerError)
	}
}

func main() {
	s := &store{}
	http.HandleFunc("/password", s.update)
	http.HandleFunc("/reset", s.reset)
	_ = http.ListenAndServe(":8080", nil)
}
