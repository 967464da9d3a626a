// Package main wires tables of tickets whose end is asked.
package main

import (
	"context"
	"database/sql"
	"net/http"

	"sessionlint.test/src/expiry/opened/ticketssound/repo"
	"sessionlint.test/src/expiry/opened/ticketssound/web"
)

type users struct{ db *sql.DB }

func (u users) ByEmail(ctx context.Context, email string) (id int64, hash []byte, err error) {
	err = u.db.QueryRowContext(ctx, "SELECT id, hash FROM users WHERE email = $1", email).Scan(&id, &hash)
	return
}

func main() {
	db, err := sql.Open("pgx", "dsn")
	if err != nil {
		panic(err)
	}
	h := &web.Handler{Tickets: &repo.Tickets{DB: db}, Users: users{db}}
	mux := http.NewServeMux()
	mux.HandleFunc("POST /login", h.Login)
	mux.HandleFunc("GET /", h.Require(func(w http.ResponseWriter, r *http.Request) { w.Write([]byte("ok")) }))
	http.ListenAndServe(":80", mux)
}
