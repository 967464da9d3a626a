// Package web is what clients call.
package web

import (
	"net/http"
	"strconv"

	"github.com/gorilla/sessions"

	"sessionlint.test/src/credchange/banned/bans"
	"sessionlint.test/src/credchange/banned/model"
)

type site struct{ store *sessions.CookieStore }

func (s site) user(next func(http.ResponseWriter, *http.Request, *model.User)) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		x, _ := s.store.Get(r, "session")
		id, _ := x.Values["user"].(int)
		if id == 0 || bans.Is(id) {
			http.Error(w, "no", http.StatusForbidden)
			return
		}
		u := &model.User{ID: id}
		u.ApplyGroup(r.FormValue("group"))
		next(w, r, u)
	}
}

func at(r *http.Request) *model.User {
	id, _ := strconv.Atoi(r.PathValue("id"))
	u, _ := model.Find(id)
	return u
}

func (s site) ban(w http.ResponseWriter, r *http.Request, _ *model.User) {
	u := at(r)
	u.Disabled = true
	model.DB.Save(u)
	bans.Ban(u.ID)
}

func (s site) quietly(w http.ResponseWriter, r *http.Request, _ *model.User) { // want `quietly changes whether a user may log in`
	u := at(r)
	u.Disabled = true
	model.DB.Save(u)
	bans.Lift(u.ID)
}

func (s site) allow(w http.ResponseWriter, r *http.Request, _ *model.User) {
	u := at(r)
	u.Disabled = false
	model.DB.Save(u)
	bans.Lift(u.ID)
}

func (s site) show(w http.ResponseWriter, r *http.Request, _ *model.User) {
	u := at(r)
	u.ApplyGroup("guest")
	w.Write([]byte(u.Name))
}

func (s site) promote(w http.ResponseWriter, r *http.Request, _ *model.User) {
	at(r).Promote("admin")
}

func (s site) demote(w http.ResponseWriter, r *http.Request, _ *model.User) {
	u := at(r)
	u.Promote("")
	bans.Ban(u.ID)
}

func (s site) group(w http.ResponseWriter, r *http.Request, _ *model.User) { // want `group changes what a user may do`
	u := at(r)
	u.ApplyGroup(r.FormValue("role"))
	model.DB.Save(u)
}

func (s site) remove(w http.ResponseWriter, r *http.Request, _ *model.User) { at(r).Remove() }

func (s site) Routes() {
	for path, h := range map[string]func(http.ResponseWriter, *http.Request, *model.User){"/ban": s.ban, "/quietly": s.quietly, "/allow": s.allow, "/remove": s.remove, "/show": s.show, "/promote": s.promote, "/demote": s.demote, "/group": s.group} {
		http.HandleFunc(path, s.user(h))
	}
}
