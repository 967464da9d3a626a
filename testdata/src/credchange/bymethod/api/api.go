// Package api has a function for all of a resource's methods, and sees no sessions.
package api

import (
	"net/http"

	"golang.org/x/crypto/bcrypt"
	"gorm.io/gorm"
)

// User is an account.
type User struct {
	ID   int
	Hash []byte
}

// Note is something that a user has.
type Note struct{ UserID int }

// Accounts are the handlers.
type Accounts struct{ DB *gorm.DB }

// One changes or deletes a user: the notes that are deleted are those of the other
// branch.
func (a Accounts) One(w http.ResponseWriter, r *http.Request) { // want `One gives a user a new password`
	var u User
	a.DB.First(&u, r.PathValue("id"))
	switch r.Method {
	case http.MethodDelete:
		var ns []Note
		a.DB.Find(&ns, "user_id = ?", u.ID)
		for _, n := range ns {
			a.DB.Delete(&n)
		}
		a.DB.Delete(&u)
	case http.MethodPut:
		if p := r.FormValue("password"); p != "" {
			hash, err := bcrypt.GenerateFromPassword([]byte(p), bcrypt.DefaultCost)
			if err != nil {
				return
			}
			u.Hash = hash
		}
		a.DB.Save(&u)
	}
}

// Own is right: the user's badges go with the new password.
func (a Accounts) Own(w http.ResponseWriter, r *http.Request) {
	var u User
	a.DB.First(&u, r.PathValue("id"))
	if r.Method == http.MethodPut {
		hash, err := bcrypt.GenerateFromPassword([]byte(r.FormValue("password")), bcrypt.DefaultCost)
		if err != nil {
			return
		}
		u.Hash = hash
		a.DB.Save(&u)
		var ds []Badge
		a.DB.Find(&ds, "user_id = ?", u.ID)
		for _, d := range ds {
			a.DB.Delete(&d)
		}
	}
}

// Badge is what a user is known by.
type Badge struct{ UserID int }
