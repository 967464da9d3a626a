// Command hidden serves the login.
package main

import (
	"net/http"

	_ "github.com/jackc/pgx/v5/stdlib"
	"github.com/jmoiron/sqlx"

	"sessionlint.test/src/concurrent/hidden/login"
)

func main() {
	_ = http.ListenAndServe(":8080", login.Routes(sqlx.MustOpen("pgx", "")))
}
