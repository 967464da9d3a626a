package main

import (
	"database/sql"
	"net/http"
)

type srv struct{ db *sql.DB }

func (s srv) gate(next http.HandlerFunc, admin bool) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		c, err := r.Cookie("session")
		if err != nil {
			http.Error(w, "no", 401)
			return
		}
		var role string
		err = s.db.QueryRowContext(r.Context(), `SELECT u.role FROM sessions s JOIN users u ON u.id = s.user_id
			WHERE s.hash = sha256($1) AND s.expires_at > now() AND NOT u.disabled`, c.Value).Scan(&role)
		if err != nil || admin && role != "admin" {
			http.Error(w, "no", 403)
			return
		}
		next(w, r)
	}
}

func (s srv) disable(w http.ResponseWriter, r *http.Request) {
	if _, err := s.db.ExecContext(r.Context(), `UPDATE users SET disabled = true WHERE id = $1`, r.PathValue("id")); err != nil {
		http.Error(w, "no", 500)
	}
}

func (s srv) role(w http.ResponseWriter, r *http.Request) {
	if _, err := s.db.ExecContext(r.Context(), `UPDATE users SET role = $1 WHERE id = $2`, r.FormValue("role"), r.PathValue("id")); err != nil {
		http.Error(w, "no", 500)
	}
}

func (s srv) erase(w http.ResponseWriter, r *http.Request) {
	if _, err := s.db.ExecContext(r.Context(), `DELETE FROM sessions WHERE user_id = $1`, r.PathValue("id")); err != nil {
		http.Error(w, "no", 500)
		return
	}
	if _, err := s.db.ExecContext(r.Context(), `DELETE FROM users WHERE id = $1`, r.PathValue("id")); err != nil {
		http.Error(w, "no", 500)
	}
}

func main() {
	db, _ := sql.Open("pgx", "x")
	s := srv{db}
	http.HandleFunc("POST /admin/users/{id}/disable", s.gate(s.disable, true))
	http.HandleFunc("POST /admin/users/{id}/role", s.gate(s.role, true))
	http.HandleFunc("DELETE /admin/users/{id}", s.gate(s.erase, true))
	http.ListenAndServe(":80", nil)
}
