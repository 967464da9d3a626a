// Package desk has handlers that are nobody else's to name. What is behind Door
// only the package knows that puts the parts together.
package desk

import (
	"context"
	"database/sql"
	"net/http"

	"golang.org/x/crypto/bcrypt"
)

// Door is what the desk needs of the sessions.
type Door interface {
	Identify(ctx context.Context, user int64)
}

// Gate is one that gives them a new id.
type Gate interface {
	Admit(ctx context.Context, user int64) error
}

type desk struct {
	db   *sql.DB
	door Door
	gate Gate
}

func (d *desk) enter(w http.ResponseWriter, r *http.Request) { // want `enter verifies a password and then puts "uid" into the session \(src/fixation/hidden/session/session.go:\d+\)`
	if id, ok := verified(d.db, r); ok {
		d.door.Identify(r.Context(), id)
	}
}

func (d *desk) pass(w http.ResponseWriter, r *http.Request) {
	if id, ok := verified(d.db, r); ok {
		d.gate.Admit(r.Context(), id)
	}
}

func verified(db *sql.DB, r *http.Request) (id int64, ok bool) {
	var h []byte
	err := db.QueryRowContext(r.Context(), `SELECT id, pw FROM users WHERE email = $1`, r.FormValue("email")).Scan(&id, &h)
	return id, err == nil && bcrypt.CompareHashAndPassword(h, []byte(r.FormValue("password"))) == nil
}

func Routes(db *sql.DB, door Door, gate Gate) http.Handler {
	d := &desk{db, door, gate}
	m := http.NewServeMux()
	m.HandleFunc("POST /enter", d.enter)
	m.HandleFunc("POST /pass", d.pass)
	return m
}
