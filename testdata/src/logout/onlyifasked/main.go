package main

import (
	"context"
	"crypto/rand"
	"net/http"
	"time"

	"github.com/jmoiron/sqlx"
	"golang.org/x/crypto/bcrypt"
)

type Sess struct {
	Token string    `db:"token"`
	Uid   int       `db:"uid"`
	Exp   time.Time `db:"exp"`
}

type repo struct{ db *sqlx.DB }

func (r repo) add(ctx context.Context, s Sess) error {
	_, err := r.db.NamedExecContext(ctx, `INSERT INTO sess(token,uid,exp) VALUES(:token,:uid,:exp)`, s)
	return err
}
func (r repo) get(ctx context.Context, t string) (s Sess, err error) {
	err = r.db.GetContext(ctx, &s, `SELECT * FROM sess WHERE token=? AND exp>NOW()`, t)
	return
}
func (r repo) dropAll(ctx context.Context, uid int) error {
	_, err := r.db.ExecContext(ctx, `DELETE FROM sess WHERE uid=?`, uid)
	return err
}

type web struct{ repo repo }

func (h web) login(w http.ResponseWriter, r *http.Request) {
	var u struct {
		ID int
		Pw []byte
	}
	if h.repo.db.GetContext(r.Context(), &u, `SELECT id, pw FROM users WHERE name=?`, r.FormValue("name")) != nil ||
		bcrypt.CompareHashAndPassword(u.Pw, []byte(r.FormValue("password"))) != nil {
		http.Error(w, "no", 401)
		return
	}
	s := Sess{Token: rand.Text(), Uid: u.ID, Exp: time.Now().Add(time.Hour)}
	if h.repo.add(r.Context(), s) != nil {
		http.Error(w, "no", 500)
		return
	}
	http.SetCookie(w, &http.Cookie{Name: "s", Value: s.Token, Path: "/", Secure: true, HttpOnly: true, SameSite: http.SameSiteLaxMode})
}

func (h web) logout(w http.ResponseWriter, r *http.Request) { // want `logout ends the session on the server only if the client asks for it .*; else whoever ha`
	c, err := r.Cookie("s")
	if err != nil {
		http.Redirect(w, r, "/", 303)
		return
	}
	if r.FormValue("everywhere") == "1" {
		s, err := h.repo.get(r.Context(), c.Value)
		if err == nil {
			if err := h.repo.dropAll(r.Context(), s.Uid); err != nil {
				http.Error(w, "no", 500)
				return
			}
		}
	}
	http.SetCookie(w, &http.Cookie{Name: "s", Path: "/", MaxAge: -1, Secure: true, HttpOnly: true, SameSite: http.SameSiteLaxMode})
	http.Redirect(w, r, "/", 303)
}

func main() {
	h := web{repo{sqlx.MustConnect("mysql", "x")}}
	http.HandleFunc("POST /login", h.login)
	http.HandleFunc("POST /logout", h.logout)
	http.ListenAndServe(":80", nil)
}
