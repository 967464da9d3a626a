// Package main wires a login, which ends the user's earlier session, to its table.
package main

import (
	"database/sql"
	"net/http"

	"sessionlint.test/src/concurrent/displacedbehind/web"
)

type table struct{ db *sql.DB }

func (t table) Add(token, user string) error {
	_, err := t.db.Exec("INSERT INTO sessions (token, user_id) VALUES (?, ?)", token, user)
	return err
}

func (t table) Revoke(token string) error {
	_, err := t.db.Exec("DELETE FROM sessions WHERE token = ?", token)
	return err
}

func main() {
	http.HandleFunc("POST /login", web.New(table{}, nil).Login)
}
