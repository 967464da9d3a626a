package main

import (
	"context"
	"crypto/rand"
	"log"
	"net/http"
	"os"

	"github.com/go-chi/chi/v5"
	_ "github.com/jackc/pgx/v5/stdlib"
	"github.com/jmoiron/sqlx"
	"golang.org/x/crypto/bcrypt"
)

type db struct{ *sqlx.DB }

type principal struct {
	ID    int64 `db:"id"`
	Admin bool  `db:"is_admin"`
}

func (d db) principal(ctx context.Context, tok string) (p principal, err error) {
	err = d.GetContext(ctx, &p, `
		SELECT u.id, u.is_admin FROM sessions s JOIN users u ON u.id = s.user_id
		WHERE s.token = $1 AND s.expires > now() AND u.disabled_at IS NULL`, tok)
	return
}

func (d db) setPassword(ctx context.Context, id int64, hash string) error {
	tx, err := d.BeginTxx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	for _, q := range []struct {
		sql  string
		args []any
	}{
		{`UPDATE users SET hash = $2 WHERE id = $1`, []any{id, hash}},
		{`DELETE FROM sessions WHERE user_id = $1`, []any{id}},
	} {
		if _, err := tx.ExecContext(ctx, q.sql, q.args...); err != nil {
			return err
		}
	}
	return tx.Commit()
}

func (d db) disable(ctx context.Context, id string) error {
	_, err := d.ExecContext(ctx, `UPDATE users SET disabled_at = now() WHERE id = $1`, id)
	return err
}

type key struct{}

func main() {
	d := db{sqlx.MustOpen("pgx", os.Getenv("DSN"))}
	r := chi.NewRouter()
	r.Post("/login", func(w http.ResponseWriter, r *http.Request) {
		var u struct {
			ID   int64  `db:"id"`
			Hash string `db:"hash"`
		}
		if d.Get(&u, `SELECT id, hash FROM users WHERE name = $1 AND disabled_at IS NULL`, r.FormValue("name")) != nil ||
			bcrypt.CompareHashAndPassword([]byte(u.Hash), []byte(r.FormValue("password"))) != nil {
			http.Error(w, "no", 401)
			return
		}
		tok := rand.Text()
		if _, err := d.Exec(`INSERT INTO sessions (token, user_id, expires) VALUES ($1, $2, now() + interval '1 day')`, tok, u.ID); err != nil {
			http.Error(w, "no", 500)
			return
		}
		http.SetCookie(w, &http.Cookie{Name: "s", Value: tok, Path: "/", HttpOnly: true, Secure: true, SameSite: http.SameSiteLaxMode})
	})
	r.Group(func(r chi.Router) {
		r.Use(func(next http.Handler) http.Handler {
			return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				c, err := r.Cookie("s")
				if err != nil {
					http.Error(w, "no", 401)
					return
				}
				p, err := d.principal(r.Context(), c.Value)
				if err != nil {
					http.Error(w, "no", 401)
					return
				}
				next.ServeHTTP(w, r.WithContext(context.WithValue(r.Context(), key{}, p)))
			})
		})
		r.Put("/password", func(w http.ResponseWriter, r *http.Request) {
			h, err := bcrypt.GenerateFromPassword([]byte(r.FormValue("password")), 12)
			if err == nil {
				err = d.setPassword(r.Context(), r.Context().Value(key{}).(principal).ID, string(h))
			}
			if err != nil {
				http.Error(w, "no", 500)
			}
		})
		r.Delete("/admin/users/{id}", func(w http.ResponseWriter, r *http.Request) {
			if !r.Context().Value(key{}).(principal).Admin {
				http.Error(w, "no", 403)
				return
			}
			if err := d.disable(r.Context(), chi.URLParam(r, "id")); err != nil {
				http.Error(w, "no", 500)
			}
		})
	})
	log.Fatal(http.ListenAndServe(":8080", r))
}
