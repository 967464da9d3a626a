package main

import (
	"crypto/rand"
	"net/http"
	"time"

	bolt "go.etcd.io/bbolt"
	"golang.org/x/crypto/bcrypt"

	"sessionlint.test/src/logout/genericstore/kv"
)

type visit struct {
	Who string
	End time.Time
}

func main() {
	db, _ := bolt.Open("x", 0o600, nil)
	visits := kv.Of[visit](db, "visits")
	http.HandleFunc("POST /login", func(w http.ResponseWriter, r *http.Request) {
		if bcrypt.CompareHashAndPassword([]byte("x"), []byte(r.FormValue("password"))) != nil {
			http.Error(w, "no", 401)
			return
		}
		id := rand.Text()
		if visits.Put(id, visit{"me", time.Now().Add(time.Hour)}) != nil {
			http.Error(w, "no", 500)
			return
		}
		http.SetCookie(w, &http.Cookie{Name: "visit", Value: id, Path: "/", Secure: true, HttpOnly: true, SameSite: http.SameSiteLaxMode})
	})
	http.HandleFunc("GET /", func(w http.ResponseWriter, r *http.Request) {
		c, err := r.Cookie("visit")
		if err != nil {
			return
		}
		v, err := visits.Get(c.Value)
		if err == nil && time.Now().Before(v.End) {
			w.Write([]byte(v.Who))
		}
	})
	http.HandleFunc("POST /logout", func(w http.ResponseWriter, r *http.Request) {
		c, err := r.Cookie("visit")
		if err == nil {
			if visits.Remove(c.Value) != nil {
				http.Error(w, "no", 500)
				return
			}
		}
		http.SetCookie(w, &http.Cookie{Name: "visit", Path: "/", MaxAge: -1, Secure: true, HttpOnly: true, SameSite: http.SameSiteLaxMode})
	})
	http.ListenAndServe(":80", nil)
}
