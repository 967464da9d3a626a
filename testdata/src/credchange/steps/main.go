package main

import (
	"context"
	"database/sql"
	"net/http"

	"golang.org/x/crypto/bcrypt"
)

// unit of work: steps are collected and run in one transaction.
type step func(ctx context.Context, tx *sql.Tx) error

type uow struct {
	db    *sql.DB
	steps []step
}

func (u *uow) then(s step) *uow { u.steps = append(u.steps, s); return u }

func (u *uow) run(ctx context.Context) error {
	tx, err := u.db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	for _, s := range u.steps {
		if err := s(ctx, tx); err != nil {
			return err
		}
	}
	return tx.Commit()
}

func setPassword(id int64, hash []byte) step {
	return func(ctx context.Context, tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, `UPDATE users SET password_hash=$1 WHERE id=$2`, hash, id)
		return err
	}
}

func endSessions(id int64) step {
	return func(ctx context.Context, tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, `DELETE FROM sessions WHERE user_id=$1`, id)
		return err
	}
}

type web struct{ db *sql.DB }

func (h web) change(w http.ResponseWriter, r *http.Request) {
	c, err := r.Cookie("session")
	if err != nil {
		http.Error(w, "no", 401)
		return
	}
	var id int64
	if h.db.QueryRow(`SELECT user_id FROM sessions WHERE hash=sha256($1) AND expires_at > now()`, c.Value).Scan(&id) != nil {
		http.Error(w, "no", 401)
		return
	}
	hash, err := bcrypt.GenerateFromPassword([]byte(r.FormValue("new")), 12)
	if err != nil {
		http.Error(w, "no", 500)
		return
	}
	if (&uow{db: h.db}).then(setPassword(id, hash)).then(endSessions(id)).run(r.Context()) != nil {
		http.Error(w, "no", 500)
	}
}

func main() {
	db, _ := sql.Open("pgx", "x")
	http.HandleFunc("POST /password", web{db}.change)
	http.ListenAndServe(":80", nil)
}
