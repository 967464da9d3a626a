// Package gorillafile keeps gorilla's sessions in files.
package gorillafile

import (
	"net/http"
	"os"

	"github.com/gorilla/sessions"
	"golang.org/x/crypto/bcrypt"
)

var store = sessions.NewFilesystemStore("", []byte(os.Getenv("KEY")))

type User struct {
	ID   int
	Hash []byte
}

func find(string) *User { return &User{} }

func login(w http.ResponseWriter, r *http.Request) {
	u := find(r.FormValue("user"))
	if bcrypt.CompareHashAndPassword(u.Hash, []byte(r.FormValue("password"))) != nil {
		return
	}
	session, _ := store.Get(r, "app")
	session.Values["user_id"] = u.ID // want `login verifies a password and then puts "user_id" into the session`
	session.Values["theme"] = "dark"
	_ = session.Save(r, w)
}

func loginDeleted(w http.ResponseWriter, r *http.Request) {
	u := find(r.FormValue("user"))
	if bcrypt.CompareHashAndPassword(u.Hash, []byte(r.FormValue("password"))) != nil {
		return
	}
	old, _ := store.Get(r, "app")
	old.Options.MaxAge = -1
	_ = old.Save(r, w)
	session := sessions.NewSession(store, "app")
	session.Values["user_id"] = u.ID
	_ = session.Save(r, w)
}

func loginEmptied(w http.ResponseWriter, r *http.Request) {
	u := find(r.FormValue("user"))
	if bcrypt.CompareHashAndPassword(u.Hash, []byte(r.FormValue("password"))) != nil {
		return
	}
	session, _ := store.Get(r, "app")
	session.ID = ""
	session.Values["user_id"] = u.ID
	_ = session.Save(r, w)
}

func loginWithoutCookie(w http.ResponseWriter, r *http.Request) {
	u := find(r.FormValue("user"))
	if bcrypt.CompareHashAndPassword(u.Hash, []byte(r.FormValue("password"))) != nil {
		return
	}
	r.Header.Del("Cookie")
	session, _ := store.New(r, "app")
	session.Values["user_id"] = u.ID
	_ = session.Save(r, w)
}

func Routes() {
	http.HandleFunc("/login", login)
	http.HandleFunc("/login2", loginDeleted)
	http.HandleFunc("/login3", loginEmptied)
	http.HandleFunc("/login4", loginWithoutCookie)
}
