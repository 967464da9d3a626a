package main

import (
	"log"
	"net/http"
	"os"

	"github.com/jmoiron/sqlx"

	"sessionlint.test/src/logout/builtsound/accounts"
	"sessionlint.test/src/logout/builtsound/graph"
	"sessionlint.test/src/logout/builtsound/rows"
)

func main() {
	db := sqlx.MustConnect("mysql", os.Getenv("TOOLS_DB"))
	svc := accounts.NewService(rows.People{DB: db}, rows.Codes{DB: db}, rows.Permits{DB: db})
	log.Fatal(http.ListenAndServe(":8081", graph.Endpoint(&graph.Resolver{Accounts: svc})))
}
