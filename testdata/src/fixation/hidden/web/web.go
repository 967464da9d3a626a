// Package web has handlers that are given the managers.
package web

import (
	"database/sql"
	"net/http"

	"golang.org/x/crypto/bcrypt"

	"sessionlint.test/src/fixation/hidden/session"
)

type Web struct {
	DB *sql.DB
	S  session.Manager
	C  session.Careful
}

func verified(db *sql.DB, r *http.Request) (id int64, ok bool) {
	var h []byte
	err := db.QueryRowContext(r.Context(), `SELECT id, pw FROM users WHERE email = $1`, r.FormValue("email")).Scan(&id, &h)
	return id, err == nil && bcrypt.CompareHashAndPassword(h, []byte(r.FormValue("password"))) == nil
}

func (a *Web) signin(w http.ResponseWriter, r *http.Request) {
	if id, ok := verified(a.DB, r); ok {
		a.S.Identify(r.Context(), id) // want `signin verifies a password and then puts "uid" into the session`
	}
}

func (a *Web) carefully(w http.ResponseWriter, r *http.Request) {
	if id, ok := verified(a.DB, r); ok {
		a.C.Admit(r.Context(), id)
	}
}

func Routes(a *Web) http.Handler {
	m := http.NewServeMux()
	m.HandleFunc("POST /signin", a.signin)
	m.HandleFunc("POST /carefully", a.carefully)
	return a.S.Wrap(m)
}
