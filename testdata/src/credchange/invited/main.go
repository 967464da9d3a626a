package main

import (
	"database/sql"
	"net/http"

	"golang.org/x/crypto/bcrypt"
)

// accept: invited people choose their first password. Nobody can have logged
// in before: login refuses an empty hash.
func accept(db *sql.DB) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		h, err := bcrypt.GenerateFromPassword([]byte(r.FormValue("password")), 12)
		if err != nil {
			http.Error(w, "no", 500)
			return
		}
		res, err := db.ExecContext(r.Context(), `UPDATE users SET password_hash = $1, invite_code = NULL, activated_at = now()
			WHERE invite_code = $2 AND password_hash IS NULL AND invited_at > now() - interval '7 days'`, h, r.FormValue("code"))
		if err != nil {
			http.Error(w, "no", 500)
			return
		}
		if n, _ := res.RowsAffected(); n == 0 {
			http.Error(w, "no such invitation", 404)
			return
		}
		http.Redirect(w, r, "/login", 303)
	}
}

func me(db *sql.DB) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		c, err := r.Cookie("session")
		if err != nil {
			return
		}
		var n string
		db.QueryRow(`SELECT u.name FROM sessions s JOIN users u ON u.id=s.user_id WHERE s.hash = sha256($1) AND s.expires_at > now()`, c.Value).Scan(&n)
		w.Write([]byte(n))
	}
}

func main() {
	db, _ := sql.Open("pgx", "x")
	http.HandleFunc("POST /invitation", accept(db))
	http.HandleFunc("GET /me", me(db))
	http.ListenAndServe(":80", nil)
}
