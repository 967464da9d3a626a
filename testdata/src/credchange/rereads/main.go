// Command rereads loads the user with every request, so that rights change at
// once; and it renews hashes that it has just verified.
package main

import (
	"database/sql"
	"errors"
	"net/http"
	"time"

	"sessionlint.test/src/credchange/rereads/store"
)

type web struct{ db store.DB }

func (a *web) user(r *http.Request) (store.User, bool) {
	c, err := r.Cookie("session")
	if err != nil {
		return store.User{}, false
	}
	s, err := a.db.GetSession(c.Value)
	if err != nil || s.ValidUntil < time.Now().Unix() {
		return store.User{}, false
	}
	u, err := a.db.GetUser(s.UserID)
	return u, err == nil
}

func (a *web) login(w http.ResponseWriter, r *http.Request) {
	user, password := store.User{ID: 1}, r.FormValue("password")
	same, legacy := store.VerifyPassword(password, user.Password, "salt")
	if !same {
		http.Error(w, "no", http.StatusUnauthorized)
		return
	}
	if legacy {
		user.Password = store.HashPassword(password)
		_ = a.db.SaveUser(user)
	}
}

func (a *web) download(w http.ResponseWriter, r *http.Request) {
	file, password := store.File{ID: "a"}, r.FormValue("password")
	same, legacy := store.VerifyPassword(password, file.PasswordHash, "salt")
	if !same {
		http.Error(w, "no", http.StatusForbidden)
		return
	}
	if legacy {
		file.PasswordHash = store.HashPassword(password)
		_ = a.db.SaveFile(file)
	}
}

func (a *web) setRank(w http.ResponseWriter, r *http.Request) {
	user, err := a.db.GetUser(2)
	if err != nil {
		http.Error(w, "no", http.StatusNotFound)
		return
	}
	user.Permissions = 0
	_ = a.db.SaveUser(user)
}

func (a *web) resetPassword(w http.ResponseWriter, r *http.Request) {
	user, err := a.db.GetUser(2)
	if err != nil {
		http.Error(w, "no", http.StatusNotFound)
		return
	}
	user.Password = store.HashPassword(r.FormValue("password"))
	_ = a.db.SaveUser(user)
	_ = a.db.DeleteAllSessions(user.ID)
}

func (a *web) changePassword(w http.ResponseWriter, r *http.Request) { // want `changePassword gives a user a new password`
	user, ok := a.user(r)
	if !ok {
		http.Error(w, "no", http.StatusUnauthorized)
		return
	}
	if same, _ := store.VerifyPassword(r.FormValue("old"), user.Password, "salt"); !same {
		http.Error(w, "no", http.StatusUnauthorized)
		return
	}
	user.Password = store.HashPassword(r.FormValue("new"))
	_ = a.db.SaveUser(user)
}

func validatePasswordChange(hash, password, confirm string) (string, error) {
	if password != confirm || len(password) < 8 {
		return "", errors.New("choose another password")
	}
	if same, _ := store.VerifyPassword(password, hash, "salt"); same {
		return "", errors.New("choose a new password")
	}
	return store.HashPassword(password), nil
}

func validatePassword(password, hash string) error {
	if same, _ := store.VerifyPassword(password, hash, "salt"); !same {
		return errors.New("wrong password")
	}
	return nil
}

func (a *web) settings(w http.ResponseWriter, r *http.Request) { // want `settings gives a user a new password`
	user, ok := a.user(r)
	if !ok || validatePassword(r.FormValue("current"), user.Password) != nil {
		http.Error(w, "no", http.StatusUnauthorized)
		return
	}
	hash, err := validatePasswordChange(user.Password, r.FormValue("new"), r.FormValue("confirm"))
	if err != nil {
		http.Error(w, err.Error(), http.StatusBadRequest)
		return
	}
	user.Password = hash
	_ = a.db.SaveUser(user)
}

func main() {
	db, err := sql.Open("sqlite", "app.db")
	if err != nil {
		return
	}
	a := &web{store.DB{DB: db}}
	http.HandleFunc("/login", a.login)
	http.HandleFunc("/d", a.download)
	http.HandleFunc("/rank", a.setRank)
	http.HandleFunc("/reset", a.resetPassword)
	http.HandleFunc("/password", a.changePassword)
	http.HandleFunc("/settings", a.settings)
	_ = http.ListenAndServe(":8080", nil)
}
