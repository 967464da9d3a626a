// Package main keeps each session in a file of its own.
package main

import (
	"crypto/rand"
	"encoding/json"
	"net/http"
	"os"
	"path/filepath"
	"time"

	"golang.org/x/crypto/bcrypt"
)

type sess struct {
	User    string
	Expires time.Time
}

const dir = "/var/lib/app/sessions"

func save(id string, s sess) error {
	b, err := json.Marshal(s)
	if err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(dir, id), b, 0o600)
}

func load(id string) (*sess, error) { // want `load looks up a record by what the client presents, but sess.Expires`
	b, err := os.ReadFile(filepath.Join(dir, filepath.Base(id)))
	if err != nil {
		return nil, err
	}
	var s sess
	if err := json.Unmarshal(b, &s); err != nil {
		return nil, err
	}
	return &s, nil
}

func main() {
	hash := []byte(os.Getenv("HASH"))
	http.HandleFunc("/login", func(w http.ResponseWriter, r *http.Request) {
		if bcrypt.CompareHashAndPassword(hash, []byte(r.FormValue("password"))) != nil {
			http.Error(w, "no", 401)
			return
		}
		id := rand.Text()
		if err := save(id, sess{User: "admin", Expires: time.Now().Add(time.Hour)}); err != nil {
			http.Error(w, "no", 500)
			return
		}
		http.SetCookie(w, &http.Cookie{Name: "sess", Value: id, HttpOnly: true, Secure: true, SameSite: http.SameSiteLaxMode})
	})
	http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		c, err := r.Cookie("sess")
		if err != nil {
			http.Error(w, "no", 401)
			return
		}
		s, err := load(c.Value)
		if err != nil {
			http.Error(w, "no", 401)
			return
		}
		w.Write([]byte(s.User))
	})
	http.ListenAndServe(":8080", nil)
}
