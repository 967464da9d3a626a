package main

import (
	"context"
	"log"
	"net/http"
	"os"

	_ "github.com/jackc/pgx/v5/stdlib"
	"github.com/jmoiron/sqlx"

	"sessionlint.test/src/credchange/enderfactor/account"
)

type sessionTable struct{ db *sqlx.DB }

func (t sessionTable) EndAll(ctx context.Context, user int64) error {
	_, err := t.db.ExecContext(ctx, `DELETE FROM sessions WHERE account_id = $1`, user)
	return err
}

func (t sessionTable) owner(r *http.Request) (id int64, err error) {
	c, err := r.Cookie("session")
	if err != nil {
		return 0, err
	}
	err = t.db.GetContext(r.Context(), &id, `SELECT account_id FROM sessions WHERE token = $1 AND expires > now()`, c.Value)
	return
}

type action func(ctx context.Context, id int64, form func(string) string) error

func main() {
	db := sqlx.MustOpen("pgx", os.Getenv("DSN"))
	t := sessionTable{db}
	svc := &account.Service{DB: db, End: t}
	m := http.NewServeMux()
	for path, do := range map[string]action{
		"POST /account/password": func(ctx context.Context, id int64, f func(string) string) error {
			return svc.ChangePassword(ctx, id, f("old"), f("new"))
		},
		"POST /account/totp": func(ctx context.Context, id int64, f func(string) string) error {
			return svc.EnableTOTP(ctx, id, f("secret"), f("code"))
		},
		"DELETE /account/totp": func(ctx context.Context, id int64, f func(string) string) error {
			return svc.DisableTOTP(ctx, id, f("code"))
		},
	} {
		m.HandleFunc(path, func(w http.ResponseWriter, r *http.Request) {
			id, err := t.owner(r)
			if err != nil {
				http.Error(w, "login", 401)
				return
			}
			if err := do(r.Context(), id, r.FormValue); err != nil {
				http.Error(w, err.Error(), 422)
			}
		})
	}
	log.Fatal(http.ListenAndServe(":8080", m))
}
