package main

import (
	"database/sql"
	"log"
	"net/http"
	"os"

	"sessionlint.test/src/concurrent/deskdropping/desk"
	"sessionlint.test/src/concurrent/deskdropping/sqlstore"
	"sessionlint.test/src/concurrent/deskdropping/web"
)

func main() {
	db, err := sql.Open("postgres", os.Getenv("CLINIC_DSN"))
	if err != nil {
		log.Fatal(err)
	}
	st := sqlstore.New(db)
	front := web.New(desk.New(st, st))
	log.Fatal(http.ListenAndServe(":8080", front.Routes()))
}
