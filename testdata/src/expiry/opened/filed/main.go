// Package main keeps entries in a file and never asks when they end.
package main

import (
	"crypto/rand"
	"encoding/json"
	"net/http"
	"os"
	"sync"
	"time"

	"golang.org/x/crypto/bcrypt"
)

type entry struct {
	User    string    `json:"user"`
	Created time.Time `json:"created"`
	Expires time.Time `json:"expires"`
}

type fileStore struct {
	mu   sync.Mutex
	path string
	data map[string]entry
}

func open(path string) (*fileStore, error) {
	f := &fileStore{path: path, data: map[string]entry{}}
	b, err := os.ReadFile(path)
	if os.IsNotExist(err) {
		return f, nil
	}
	if err != nil {
		return nil, err
	}
	return f, json.Unmarshal(b, &f.data)
}

func (f *fileStore) put(id string, e entry) error {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.data[id] = e
	b, err := json.Marshal(f.data)
	if err != nil {
		return err
	}
	return os.WriteFile(f.path, b, 0o600)
}

func (f *fileStore) get(id string) (entry, bool) { // want `get looks up a record by what the client presents, but entry.Expires`
	f.mu.Lock()
	defer f.mu.Unlock()
	e, ok := f.data[id]
	return e, ok
}

type site struct {
	store *fileStore
	admin []byte
}

func (s *site) login(w http.ResponseWriter, r *http.Request) {
	if bcrypt.CompareHashAndPassword(s.admin, []byte(r.PostFormValue("password"))) != nil {
		http.Error(w, "wrong password", http.StatusForbidden)
		return
	}
	id := rand.Text()
	now := time.Now()
	if err := s.store.put(id, entry{User: "admin", Created: now, Expires: now.Add(24 * time.Hour)}); err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	http.SetCookie(w, &http.Cookie{Name: "id", Value: id, Path: "/", Secure: true, HttpOnly: true, SameSite: http.SameSiteLaxMode, Expires: now.Add(24 * time.Hour)})
}

func (s *site) admins(h http.HandlerFunc) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		if c, err := r.Cookie("id"); err == nil {
			if _, ok := s.store.get(c.Value); ok {
				h(w, r)
				return
			}
		}
		http.Redirect(w, r, "/login", http.StatusFound)
	}
}

func main() {
	st, err := open("logins.json")
	if err != nil {
		panic(err)
	}
	s := &site{store: st, admin: []byte(os.Getenv("ADMIN_HASH"))}
	http.HandleFunc("/login", s.login)
	http.HandleFunc("/admin", s.admins(func(w http.ResponseWriter, r *http.Request) { w.Write([]byte("hi")) }))
	http.ListenAndServe(":8080", nil)
}
