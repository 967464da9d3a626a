// Package gorillafiles keeps its sessions in files.
package gorillafiles

import (
	"net/http"
	"os"

	"github.com/gorilla/sessions"
)

var store = sessions.NewFilesystemStore("", []byte(os.Getenv("KEY")))

func logout(w http.ResponseWriter, r *http.Request) {
	session, _ := store.Get(r, "app")
	session.Options.MaxAge = -1
	session.Save(r, w)
}
