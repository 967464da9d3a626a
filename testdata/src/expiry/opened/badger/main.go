// Package main keeps users under keys that say nothing.
package main

import (
	"crypto/rand"
	"net/http"

	"github.com/dgraph-io/badger/v4"
	"golang.org/x/crypto/bcrypt"
)

type store struct{ db *badger.DB }

func (s *store) set(id, user string) error {
	return s.db.Update(func(txn *badger.Txn) error {
		return txn.SetEntry(badger.NewEntry([]byte("s/"+id), []byte(user))) // want `badger.NewEntry stores a session without a time to live`
	})
}

func (s *store) get(id string) (user string, err error) {
	err = s.db.View(func(txn *badger.Txn) error {
		it, err := txn.Get([]byte("s/" + id))
		if err != nil {
			return err
		}
		return it.Value(func(v []byte) error { user = string(v); return nil })
	})
	return user, err
}

func main() {
	db, err := badger.Open(badger.DefaultOptions("data"))
	if err != nil {
		panic(err)
	}
	st := &store{db}
	hashes := map[string][]byte{}
	http.HandleFunc("/login", func(w http.ResponseWriter, r *http.Request) {
		u := r.FormValue("user")
		if bcrypt.CompareHashAndPassword(hashes[u], []byte(r.FormValue("password"))) != nil {
			http.Error(w, "no", 401)
			return
		}
		id := rand.Text()
		if err := st.set(id, u); err != nil {
			http.Error(w, "no", 500)
			return
		}
		http.SetCookie(w, &http.Cookie{Name: "session", Value: id, Path: "/", Secure: true, HttpOnly: true, SameSite: http.SameSiteLaxMode})
	})
	http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		c, err := r.Cookie("session")
		if err != nil {
			http.Error(w, "no", 401)
			return
		}
		u, err := st.get(c.Value)
		if err != nil {
			http.Error(w, "no", 401)
			return
		}
		w.Write([]byte(u))
	})
	http.ListenAndServe(":8080", nil)
}
