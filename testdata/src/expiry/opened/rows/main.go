// Package main reads rows that it never wrote as records.
package main

import (
	"context"
	"crypto/rand"
	"net/http"
	"time"

	"github.com/jackc/pgx/v5/pgxpool"
	"golang.org/x/crypto/bcrypt"
)

var hashes = map[string][]byte{}

func checked(r *http.Request) (string, bool) {
	u := r.FormValue("user")
	return u, bcrypt.CompareHashAndPassword(hashes[u], []byte(r.FormValue("password"))) == nil
}

func cookie(w http.ResponseWriter, v string) {
	http.SetCookie(w, &http.Cookie{Name: "sid", Value: v, Path: "/", Secure: true, HttpOnly: true, SameSite: http.SameSiteLaxMode})
}

type app struct{ db *pgxpool.Pool }

type entry struct {
	User  string
	Until time.Time
}

func (a *app) start(ctx context.Context, u string) (string, error) {
	id := rand.Text()
	_, err := a.db.Exec(ctx, "INSERT INTO signins (digest, username, until) VALUES (sha256($1), $2, $3)", id, u, time.Now().Add(time.Hour))
	return id, err
}

func (a *app) find(ctx context.Context, id string) (e entry, err error) { // want `find looks up a record by what the client presents, but entry.Until`
	err = a.db.QueryRow(ctx, "SELECT username, until FROM signins WHERE digest = sha256($1)", id).Scan(&e.User, &e.Until)
	return e, err
}

func (a *app) in(w http.ResponseWriter, r *http.Request) {
	u, ok := checked(r)
	if !ok {
		return
	}
	id, err := a.start(r.Context(), u)
	if err != nil {
		return
	}
	cookie(w, id)
}

func (a *app) home(w http.ResponseWriter, r *http.Request) {
	c, err := r.Cookie("sid")
	if err != nil {
		return
	}
	e, err := a.find(r.Context(), c.Value)
	if err != nil {
		return
	}
	w.Write([]byte(e.User))
}

func main() {
	a := &app{}
	http.HandleFunc("/in", a.in)
	http.HandleFunc("/", a.home)
	http.ListenAndServe(":1", nil)
}
