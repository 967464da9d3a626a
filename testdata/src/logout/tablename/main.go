package main

import (
	"crypto/rand"
	"database/sql"
	"fmt"
	"net/http"
	"time"

	"golang.org/x/crypto/bcrypt"
)

type table struct {
	db   *sql.DB
	name string
}

func (t table) insert(tok string, uid int) error {
	_, err := t.db.Exec(fmt.Sprintf(`INSERT INTO %s (token, user_id, expires_at) VALUES ($1,$2,$3)`, t.name), tok, uid, time.Now().Add(time.Hour))
	return err
}

func (t table) remove(tok string) error {
	_, err := t.db.Exec(fmt.Sprintf(`DELETE FROM %s WHERE token = $1`, t.name), tok)
	return err
}

func main() {
	db, _ := sql.Open("pgx", "x")
	t := table{db, "user_sessions"}
	http.HandleFunc("POST /login", func(w http.ResponseWriter, r *http.Request) {
		if bcrypt.CompareHashAndPassword([]byte("x"), []byte(r.FormValue("password"))) != nil {
			http.Error(w, "no", 401)
			return
		}
		tok := rand.Text()
		if t.insert(tok, 1) != nil {
			http.Error(w, "no", 500)
			return
		}
		http.SetCookie(w, &http.Cookie{Name: "session", Value: tok, Path: "/", Secure: true, HttpOnly: true, SameSite: http.SameSiteLaxMode})
	})
	http.HandleFunc("POST /logout", func(w http.ResponseWriter, r *http.Request) {
		if c, err := r.Cookie("session"); err == nil {
			if t.remove(c.Value) != nil {
				http.Error(w, "no", 500)
				return
			}
		}
		http.SetCookie(w, &http.Cookie{Name: "session", Path: "/", MaxAge: -1, Secure: true, HttpOnly: true, SameSite: http.SameSiteLaxMode})
	})
	http.ListenAndServe(":80", nil)
}
