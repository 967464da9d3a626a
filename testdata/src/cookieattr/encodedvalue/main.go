package main

import (
	"crypto/rand"
	"net/http"

	"github.com/gorilla/securecookie"
)

type auth struct{ sc *securecookie.SecureCookie }

func (a auth) remember(w http.ResponseWriter, uid string) {
	v, err := a.sc.Encode("u", map[string]string{"uid": uid})
	if err != nil {
		return
	}
	cookie := http.Cookie{Name: "u", Value: v} // want `session cookie "u" lacks Secure and SameSite`
	cookie.Path = "/"
	cookie.MaxAge = 86400
	cookie.HttpOnly = true
	w.Header().Add("Set-Cookie", cookie.String())
}

func main() {
	_ = rand.Text
	a := auth{securecookie.New(securecookie.GenerateRandomKey(32), nil)}
	http.HandleFunc("POST /login", func(w http.ResponseWriter, r *http.Request) { a.remember(w, r.FormValue("name")) })
	http.ListenAndServe(":80", nil)
}
