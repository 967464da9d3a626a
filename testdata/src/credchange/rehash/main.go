package main

import (
	"database/sql"
	"net/http"

	"golang.org/x/crypto/bcrypt"
)

// login upgrades old hashes; setup makes the first administrator.
type app struct{ db *sql.DB }

func (a app) login(w http.ResponseWriter, r *http.Request) {
	var id int64
	var h []byte
	if a.db.QueryRow(`SELECT id, password_hash FROM users WHERE mail=$1`, r.FormValue("mail")).Scan(&id, &h) != nil || bcrypt.CompareHashAndPassword(h, []byte(r.FormValue("password"))) != nil {
		http.Error(w, "no", 401)
		return
	}
	if cost, _ := bcrypt.Cost(h); cost < 12 {
		if n, err := bcrypt.GenerateFromPassword([]byte(r.FormValue("password")), 12); err == nil {
			a.db.Exec(`UPDATE users SET password_hash=$1 WHERE id=$2`, n, id)
		}
	}
	a.db.Exec(`INSERT INTO sessions (hash, user_id, expires_at) VALUES ('x', $1, now() + interval '1 hour')`, id)
}

func (a app) setup(w http.ResponseWriter, r *http.Request) {
	var n int
	if a.db.QueryRow(`SELECT count(*) FROM users`).Scan(&n) != nil || n > 0 {
		http.Error(w, "done already", 409)
		return
	}
	h, err := bcrypt.GenerateFromPassword([]byte(r.FormValue("password")), 12)
	if err != nil {
		http.Error(w, "no", 500)
		return
	}
	a.db.Exec(`INSERT INTO users (mail, password_hash) VALUES ($1,$2) ON CONFLICT (mail) DO UPDATE SET password_hash = EXCLUDED.password_hash`, r.FormValue("mail"), h)
}

func main() {
	db, _ := sql.Open("pgx", "x")
	a := app{db}
	http.HandleFunc("POST /login", a.login)
	http.HandleFunc("POST /setup", a.setup)
	http.ListenAndServe(":80", nil)
}
