// Command app wires the parts.
package main

import (
	"database/sql"
	"net/http"

	"sessionlint.test/src/credchange/hidden/accounts"
	"sessionlint.test/src/credchange/hidden/api"
)

func main() {
	db, err := sql.Open("postgres", "")
	if err != nil {
		panic(err)
	}
	http.HandleFunc("/password", api.New(accounts.New(db)).Password)
	http.ListenAndServe(":8080", nil)
}
