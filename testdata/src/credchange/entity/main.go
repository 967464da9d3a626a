package main

import (
	"database/sql"
	"net/http"

	"sessionlint.test/src/credchange/entity/app"
	"sessionlint.test/src/credchange/entity/mem"
)

func main() {
	db, _ := sql.Open("sqlite", "x")
	a := app.New(&mem.Users{DB: db}, mem.NewSessions())
	http.HandleFunc("POST /login", func(w http.ResponseWriter, r *http.Request) {
		t, err := a.Login(r.Context(), r.FormValue("email"), r.FormValue("password"))
		if err != nil {
			http.Error(w, "no", 401)
			return
		}
		http.SetCookie(w, &http.Cookie{Name: "session", Value: t, Path: "/", Secure: true, HttpOnly: true, SameSite: http.SameSiteLaxMode})
	})
	http.HandleFunc("POST /settings/secret", func(w http.ResponseWriter, r *http.Request) {
		c, err := r.Cookie("session")
		if err != nil {
			http.Error(w, "no", 401)
			return
		}
		if err := a.Renew(r.Context(), c.Value, r.FormValue("old"), r.FormValue("new")); err != nil {
			http.Error(w, "no", 400)
		}
	})
	http.ListenAndServe(":80", nil)
}
