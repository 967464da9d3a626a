// Package gorilla keeps its sessions in the cookie.
package gorilla

import (
	"net/http"
	"os"

	"github.com/gorilla/sessions"
)

var store = sessions.NewCookieStore([]byte(os.Getenv("KEY")))

func logout(w http.ResponseWriter, r *http.Request) { // want `logout only touches the client's side: whoever has a copy of the cookie`
	session, _ := store.Get(r, "app")
	session.Options.MaxAge = -1
	session.Save(r, w)
}

func logoutValues(w http.ResponseWriter, r *http.Request) { // want `logoutValues only touches the client's side`
	session, _ := store.Get(r, "app")
	delete(session.Values, "user")
	session.Save(r, w)
	http.Redirect(w, r, "/", http.StatusFound)
}
