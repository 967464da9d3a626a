// Package main asks when sessions end: in Go, in SQL, in a method, elsewhere.
package main

import (
	"database/sql"
	"time"
)

type session struct {
	Token     string
	ExpiresAt time.Time
}

func create(token string) *session {
	return &session{Token: token, ExpiresAt: time.Now().Add(time.Hour)}
}

func find(db *sql.DB, token string) (*session, error) {
	var s session
	err := db.QueryRow("SELECT token, expires_at FROM sessions WHERE token = ?", token).Scan(&s.Token, &s.ExpiresAt)
	if err == nil && time.Now().After(s.ExpiresAt) {
		return nil, sql.ErrNoRows
	}
	return &s, err
}

type token struct {
	ID      string
	Expires time.Time `db:"valid_until"`
}

func newToken(id string) token { return token{ID: id, Expires: time.Now().Add(time.Hour)} }

func findToken(db *sql.DB, id string) (*token, error) {
	var t token
	err := db.QueryRow("SELECT id, valid_until FROM tokens WHERE id = ? AND valid_until > now()", id).Scan(&t.ID, &t.Expires)
	return &t, err
}

type loginToken struct {
	ID     string
	Expiry int64
}

func (t *loginToken) expired() bool { return t.Expiry < time.Now().Unix() }

var logins = map[string]*loginToken{}

func add(id string) { logins[id] = &loginToken{ID: id, Expiry: time.Now().Unix() + 3600} }

func get(id string) *loginToken {
	if t := logins[id]; t != nil && !t.expired() {
		return t
	}
	return nil
}

// row is copied into what is compared.
type sessionRow struct {
	ID        string
	ExpiresAt time.Time
}

func newRow(id string) sessionRow { return sessionRow{ID: id, ExpiresAt: time.Now()} }

func findRow(db *sql.DB, id string) (sessionRow, error) {
	var r sessionRow
	err := db.QueryRow("SELECT id, ends FROM s WHERE id = ?", id).Scan(&r.ID, &r.ExpiresAt)
	return r, err
}

func toSession(r sessionRow) *session { return &session{Token: r.ID, ExpiresAt: r.ExpiresAt} }

func main() {}
