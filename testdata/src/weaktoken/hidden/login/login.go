// Package login takes ids from what it sees as an interface only.
package login

import (
	"net/http"

	"sessionlint.test/src/weaktoken/hidden/ident"
)

func Weak(w http.ResponseWriter, m ident.Maker) {
	http.SetCookie(w, &http.Cookie{Name: "session", Value: m.Next()}) // want `the value of a cookie is a session id or token but comes from math/rand`
}

func Strong(w http.ResponseWriter, m ident.Other) {
	http.SetCookie(w, &http.Cookie{Name: "session", Value: m.Fresh()})
}

func Drawn(w http.ResponseWriter, d ident.Drawer) {
	http.SetCookie(w, &http.Cookie{Name: "session", Value: d.Draw()}) // want `the value of a cookie is a session id or token but comes from math/rand`
}
