// Command app wires the parts.
package main

import (
	"database/sql"
	"net/http"

	"sessionlint.test/src/credchange/wired/accounts"
	"sessionlint.test/src/credchange/wired/api"
	"sessionlint.test/src/credchange/wired/store"
)

func main() {
	db, err := sql.Open("postgres", "")
	if err != nil {
		panic(err)
	}
	a := &api.API{Accounts: &accounts.Service{Store: &store.DB{SQL: db}}}
	http.HandleFunc("/password", a.Password)
	http.ListenAndServe(":8080", nil)
}
