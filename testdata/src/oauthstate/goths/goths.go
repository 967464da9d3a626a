// Package goths uses goth.
package goths

import (
	"net/http"

	"github.com/markbates/goth"
	"github.com/markbates/goth/gothic"
)

func init() {
	gothic.SetState = func(*http.Request) string { return "state" } // want `the OAuth state is constant`
}

// begin and complete leave all of it to gothic.
func begin(w http.ResponseWriter, r *http.Request) { gothic.BeginAuthHandler(w, r) }

func complete(w http.ResponseWriter, r *http.Request) {
	if _, err := gothic.CompleteUserAuth(w, r); err != nil {
		return
	}
}

func own(p goth.Provider) (goth.Session, error) {
	return p.BeginAuth("login") // want `the OAuth state is constant`
}

func ownCallback(p goth.Provider, s goth.Session, r *http.Request) { // want `this callback exchanges the code`
	s.Authorize(p, r.URL.Query())
}
