// Package main changes passwords by builders, which hash them behind a hook.
package main

import (
	"net/http"
	"os"

	"github.com/gorilla/sessions"

	"sessionlint.test/src/credchange/entbuilder/ent"
)

var store = sessions.NewCookieStore([]byte(os.Getenv("SESSION_KEY")))

func enter(w http.ResponseWriter, r *http.Request) {
	s, _ := store.New(r, "session")
	s.Values["user"] = r.FormValue("user")
	s.Save(r, w)
}

func reset(w http.ResponseWriter, r *http.Request) { // want `reset gives a user a new password`
	password := r.FormValue("password")
	new(ent.UserUpdateOne).SetPassword(password).Save(r.Context())
}

// register has nobody logged in yet.
func register(w http.ResponseWriter, r *http.Request) {
	password := r.FormValue("password")
	new(ent.UserCreate).SetPassword(password).Save(r.Context())
}

func rename(w http.ResponseWriter, r *http.Request) {
	new(ent.UserUpdateOne).SetName(r.FormValue("name")).Save(r.Context())
}

func main() {
	http.HandleFunc("POST /login", enter)
	http.HandleFunc("POST /reset", reset)
	http.HandleFunc("POST /register", register)
	http.HandleFunc("POST /name", rename)
}
