// Package other changes what is no user's password and no user's lock.
package other

import (
	"net/http"

	"golang.org/x/crypto/bcrypt"
	"gorm.io/gorm"
)

type User struct {
	ID               int64
	RemindersEnabled bool
	Status           int
	Disabled         bool
}

type Integration struct {
	UserID         int64
	ReaderPassword string
}

type Session struct {
	ID     string
	UserID int64
}

type api struct{ db *gorm.DB }

func (a *api) reader(w http.ResponseWriter, r *http.Request) {
	var i Integration
	a.db.First(&i, "user_id = ?", r.PathValue("id"))
	hash, err := bcrypt.GenerateFromPassword([]byte(r.FormValue("reader_password")), 12)
	if err != nil {
		return
	}
	i.ReaderPassword = string(hash)
	a.db.Save(&i)
}

func (a *api) reminders(w http.ResponseWriter, r *http.Request) {
	var u User
	a.db.First(&u, r.PathValue("id"))
	u.RemindersEnabled = r.FormValue("on") == "1"
	a.db.Save(&u)
}

func (a *api) confirmEmail(w http.ResponseWriter, r *http.Request) {
	var u User
	a.db.First(&u, r.PathValue("id"))
	u.Status = 1
	a.db.Save(&u)
}

func (a *api) remove(w http.ResponseWriter, r *http.Request) {
	var u User
	a.db.First(&u, r.PathValue("id"))
	u.Disabled = true
	a.db.Save(&u)
	a.db.Where("user_id = ?", u.ID).Delete(&Session{})
}

func (a *api) lock(w http.ResponseWriter, r *http.Request) { // want `lock changes whether a user may log in`
	var u User
	a.db.First(&u, r.PathValue("id"))
	u.Disabled = true
	a.db.Save(&u)
}

// Routes registers the handlers.
func Routes(mux *http.ServeMux, db *gorm.DB) {
	a := &api{db}
	mux.HandleFunc("POST /users/{id}/reader", a.reader)
	mux.HandleFunc("POST /users/{id}/reminders", a.reminders)
	mux.HandleFunc("POST /users/{id}/confirm", a.confirmEmail)
	mux.HandleFunc("DELETE /users/{id}", a.remove)
	mux.HandleFunc("POST /users/{id}/lock", a.lock)
}
