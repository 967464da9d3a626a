package main

import (
	"context"
	"net/http"

	"github.com/alexedwards/scs/v2"
	"github.com/jackc/pgx/v5/pgxpool"
	"golang.org/x/crypto/bcrypt"
)

type app struct {
	sm *scs.SessionManager
	pg *pgxpool.Pool
}

// kick ends all other sessions of the user.
func (a *app) kick(ctx context.Context, uid int) error {
	mine := a.sm.Token(ctx)
	return a.sm.Iterate(ctx, func(ctx context.Context) error {
		if a.sm.GetInt(ctx, "uid") == uid && a.sm.Token(ctx) != mine {
			return a.sm.Destroy(ctx)
		}
		return nil
	})
}

func (a *app) password(w http.ResponseWriter, r *http.Request) {
	uid := a.sm.GetInt(r.Context(), "uid")
	h, err := bcrypt.GenerateFromPassword([]byte(r.FormValue("new")), 12)
	if err != nil {
		http.Error(w, "no", 500)
		return
	}
	if _, err := a.pg.Exec(r.Context(), `UPDATE users SET password_hash=$1 WHERE id=$2`, string(h), uid); err != nil {
		http.Error(w, "no", 500)
		return
	}
	if err := a.kick(r.Context(), uid); err != nil {
		http.Error(w, "no", 500)
	}
}

func main() {
	sm := scs.New()
	sm.Cookie.Secure = true
	a := &app{sm: sm}
	m := http.NewServeMux()
	m.HandleFunc("POST /password", a.password)
	http.ListenAndServe(":80", sm.LoadAndSave(m))
}
