package main

import (
	"crypto/rand"
	"database/sql"
	"net/http"
	"time"

	"github.com/gorilla/mux"
	"golang.org/x/crypto/bcrypt"
)

type pages struct{ db *sql.DB }

// login renames the visitor's row.
func (p pages) login(w http.ResponseWriter, r *http.Request) {
	c, err := r.Cookie("session_id")
	if err != nil {
		http.Error(w, "no", 400)
		return
	}
	var id int64
	var h []byte
	if p.db.QueryRow(`SELECT id, pw FROM users WHERE mail=?`, r.FormValue("mail")).Scan(&id, &h) != nil || bcrypt.CompareHashAndPassword(h, []byte(r.FormValue("password"))) != nil {
		http.Error(w, "no", 401)
		return
	}
	fresh := rand.Text()
	res, err := p.db.Exec(`UPDATE sessions SET id = ?, user_id = ? WHERE id = ? AND expires_at > ?`, fresh, id, c.Value, time.Now())
	if err != nil {
		http.Error(w, "no", 500)
		return
	}
	if n, _ := res.RowsAffected(); n == 0 {
		http.Error(w, "no", 400)
		return
	}
	http.SetCookie(w, &http.Cookie{Name: "session_id", Value: fresh, Path: "/", Secure: true, HttpOnly: true, SameSite: http.SameSiteLaxMode})
}

func main() {
	db, _ := sql.Open("mysql", "x")
	r := mux.NewRouter()
	r.HandleFunc("/login", pages{db}.login).Methods("POST")
	http.ListenAndServe(":80", r)
}
