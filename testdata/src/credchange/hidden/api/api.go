// Package api knows what it needs by an interface.
package api

import "net/http"

type accounts interface {
	SetPassword(user, password string) error
}

type API struct{ accounts accounts }

func New(a accounts) *API { return &API{a} }

func (a *API) Password(w http.ResponseWriter, r *http.Request) {
	if err := a.accounts.SetPassword(r.FormValue("user"), r.FormValue("password")); err != nil {
		http.Error(w, "no", http.StatusInternalServerError)
	}
}
