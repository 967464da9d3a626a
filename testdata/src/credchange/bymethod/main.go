// Package main sees both the accounts and the sessions.
package main

import (
	"net/http"

	"sessionlint.test/src/credchange/bymethod/api"
	"sessionlint.test/src/credchange/bymethod/web"
)

func main() {
	a := api.Accounts{}
	http.HandleFunc("/users/{id}", a.One)
	http.HandleFunc("/users/{id}/own", a.Own)
	http.HandleFunc("POST /login", web.Enter)
}
