// Package api knows what it needs by an interface.
package api

import "net/http"

type Accounts interface {
	SetPassword(user, password string) error
}

type API struct{ Accounts Accounts }

func (a *API) Password(w http.ResponseWriter, r *http.Request) {
	if err := a.Accounts.SetPassword(r.FormValue("user"), r.FormValue("password")); err != nil {
		http.Error(w, "no", http.StatusInternalServerError)
	}
}
