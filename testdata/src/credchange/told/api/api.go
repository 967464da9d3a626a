// Package api is what clients call.
package api

import (
	"encoding/json"
	"net/http"

	"sessionlint.test/src/credchange/told/model"
)

func bind(w http.ResponseWriter, r *http.Request) {
	u, err := model.GetUserByID(1)
	if err != nil {
		return
	}
	u.Github = r.FormValue("github")
	u.Update(false)
}

func self(w http.ResponseWriter, r *http.Request) {
	var u model.User
	if json.NewDecoder(r.Body).Decode(&u) != nil {
		return
	}
	u.Update(false)
}

func reset(w http.ResponseWriter, r *http.Request) { // want `reset gives a user a new password`
	u, err := model.GetUserByID(1)
	if err != nil {
		return
	}
	u.Password = r.FormValue("password")
	u.Update(true)
}

func rename(w http.ResponseWriter, r *http.Request) {
	model.Edit(1, r.FormValue("name"), "")
}

func edit(w http.ResponseWriter, r *http.Request) { // want `edit gives a user a new password`
	model.Edit(1, r.FormValue("name"), r.FormValue("password"))
}

// setPassword ends the sessions where it is told to.
func setPassword(id int64, password string, everywhere bool) error {
	h, err := model.Hash(password)
	if err != nil {
		return err
	}
	if err := model.DB.Model(&model.User{}).Where("id = ?", id).Update("password", h).Error; err != nil {
		return err
	}
	if !everywhere {
		return nil
	}
	return model.DB.Where("user_id = ?", id).Delete(&model.Session{}).Error
}

func change(w http.ResponseWriter, r *http.Request) {
	setPassword(1, r.FormValue("password"), true)
}

func quietly(w http.ResponseWriter, r *http.Request) { // want `quietly gives a user a new password`
	setPassword(1, r.FormValue("password"), false)
}

// perhaps leaves it to whoever is asked.
func perhaps(w http.ResponseWriter, r *http.Request) {
	setPassword(1, r.FormValue("password"), r.FormValue("everywhere") == "on")
}

func login(w http.ResponseWriter, r *http.Request) {
	t, err := model.Open(1)
	if err != nil {
		return
	}
	http.SetCookie(w, &http.Cookie{Name: "session", Value: t, HttpOnly: true, Secure: true, SameSite: http.SameSiteLaxMode})
}

func Routes() {
	for path, h := range map[string]http.HandlerFunc{"/bind": bind, "/self": self, "/reset": reset, "/rename": rename, "/edit": edit, "/change": change, "/quietly": quietly, "/perhaps": perhaps, "/login": login} {
		http.HandleFunc(path, h)
	}
}
