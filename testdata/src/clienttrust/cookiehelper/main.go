package main

import (
	"context"
	"net/http"

	"sessionlint.test/src/clienttrust/cookiehelper/httpx"
	"sessionlint.test/src/clienttrust/cookiehelper/users"
)

type app struct{ repo users.Repo }

type cu struct{}

func (a *app) auth(next http.HandlerFunc) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		id := httpx.Cookie(r, "user_id", "")
		if id == "" {
			http.Redirect(w, r, "/login", 302)
			return
		}
		u, err := a.repo.ByID(r.Context(), id) // want `the cookie user_id is what the user is looked up by, but it is neither signed nor looked u`
		if err != nil {
			http.Redirect(w, r, "/login", 302)
			return
		}
		next(w, r.WithContext(context.WithValue(r.Context(), cu{}, u)))
	}
}

func main() {
	a := &app{users.SQL{}}
	http.HandleFunc("/", a.auth(func(w http.ResponseWriter, r *http.Request) {}))
	http.ListenAndServe(":80", nil)
}
