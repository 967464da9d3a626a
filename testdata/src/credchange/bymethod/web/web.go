// Package web has the login.
package web

import (
	"net/http"

	"github.com/gorilla/sessions"
)

// Store keeps who is logged in.
var Store = sessions.NewCookieStore([]byte("0123456789abcdef0123456789abcdef"))

// Enter logs in.
func Enter(w http.ResponseWriter, r *http.Request) {
	s, _ := Store.New(r, "session")
	s.Values["user"] = r.FormValue("user")
	s.Save(r, w)
}
