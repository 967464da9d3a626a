package main

import (
	"context"
	"database/sql"
	"net/http"
)

const setSecret = `UPDATE accounts SET secret = crypt($1, gen_salt('bf', 12)) WHERE id = $2`

type store struct{ db *sql.DB }

func (s store) Put(ctx context.Context, id int64, name, secret string) error {
	if _, err := s.db.ExecContext(ctx, `UPDATE accounts SET name=$1 WHERE id=$2`, name, id); err != nil {
		return err
	}
	if secret != "" {
		_, err := s.db.ExecContext(ctx, setSecret, secret, id)
		return err
	}
	return nil
}

func (s store) byToken(ctx context.Context, t string) (id int64, err error) {
	err = s.db.QueryRowContext(ctx, `SELECT account_id FROM sessions WHERE hash = digest($1,'sha256') AND expires_at > now()`, t).Scan(&id)
	return
}

func main() {
	db, _ := sql.Open("pgx", "x")
	s := store{db}
	http.HandleFunc("PUT /account", func(w http.ResponseWriter, r *http.Request) { // want `PUT /account gives a user a new password .* but ends none of the user's sessions`
		c, err := r.Cookie("session")
		if err != nil {
			http.Error(w, "no", 401)
			return
		}
		id, err := s.byToken(r.Context(), c.Value)
		if err != nil {
			http.Error(w, "no", 401)
			return
		}
		if err := s.Put(r.Context(), id, r.FormValue("name"), r.FormValue("password")); err != nil {
			http.Error(w, "no", 500)
		}
	})
	http.ListenAndServe(":80", nil)
}
