// Package twin keeps two records for a login and forgets one.
package twin

import "net/http"

type cache interface {
	SetUserInfo(token string) error
	GetUserInfo(token string) (string, error)
	RemoveUserInfo(token string) error
	SetAdminUserInfo(token string) error
	GetAdminUserInfo(token string) (string, error)
	RemoveAdminUserInfo(token string) error
	GetUserInfoList() []string
}

type app struct{ cache cache }

func (a *app) Logout(w http.ResponseWriter, r *http.Request) { // want `Logout calls RemoveUserInfo and leaves what SetAdminUserInfo keeps beside it: .*; call RemoveAdminUserInfo too`
	a.cache.RemoveUserInfo(r.FormValue("token"))
}

func (a *app) SignOut(w http.ResponseWriter, r *http.Request) {
	a.cache.RemoveUserInfo(r.FormValue("token"))
	a.cache.RemoveAdminUserInfo(r.FormValue("token"))
}
