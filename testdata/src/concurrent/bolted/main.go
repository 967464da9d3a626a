// Package main keeps sessions in a bucket.
package main

import (
	"crypto/rand"
	"net/http"
	"time"

	bolt "go.etcd.io/bbolt"
	"golang.org/x/crypto/bcrypt"
)

var bucket = []byte("sessions")

type srv struct {
	db     *bolt.DB
	hashes map[string][]byte
}

func (s *srv) login(w http.ResponseWriter, r *http.Request) { // want `login opens a session`
	u := r.FormValue("user")
	if bcrypt.CompareHashAndPassword(s.hashes[u], []byte(r.FormValue("password"))) != nil {
		http.Error(w, "no", 401)
		return
	}
	id := rand.Text()
	err := s.db.Update(func(tx *bolt.Tx) error {
		return tx.Bucket(bucket).Put([]byte(id), []byte(u+"|"+time.Now().Add(time.Hour).Format(time.RFC3339)))
	})
	if err != nil {
		http.Error(w, "no", 500)
		return
	}
	http.SetCookie(w, &http.Cookie{Name: "sid", Value: id, Path: "/", Secure: true, HttpOnly: true, SameSite: http.SameSiteLaxMode})
}

func (s *srv) logout(w http.ResponseWriter, r *http.Request) {
	c, err := r.Cookie("sid")
	if err != nil {
		return
	}
	s.db.Update(func(tx *bolt.Tx) error { return tx.Bucket(bucket).Delete([]byte(c.Value)) })
}

func (s *srv) home(w http.ResponseWriter, r *http.Request) {
	c, err := r.Cookie("sid")
	if err != nil {
		http.Error(w, "no", 401)
		return
	}
	s.db.View(func(tx *bolt.Tx) error {
		v := tx.Bucket(bucket).Get([]byte(c.Value))
		if v == nil {
			http.Error(w, "no", 401)
			return nil
		}
		w.Write(v)
		return nil
	})
}

func main() {
	db, err := bolt.Open("x.db", 0o600, nil)
	if err != nil {
		panic(err)
	}
	s := &srv{db: db, hashes: map[string][]byte{}}
	http.HandleFunc("/login", s.login)
	http.HandleFunc("/logout", s.logout)
	http.HandleFunc("/", s.home)
	http.ListenAndServe(":8080", nil)
}
