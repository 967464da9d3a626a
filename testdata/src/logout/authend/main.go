package main

import (
	"database/sql"
	"log"
	"net/http"
	"os"

	"sessionlint.test/src/logout/authend/store"
	"sessionlint.test/src/logout/authend/svc"
	"sessionlint.test/src/logout/authend/web"
)

func main() {
	db, err := sql.Open("pgx", os.Getenv("DSN"))
	if err != nil {
		log.Fatal(err)
	}
	api := &web.API{Auth: svc.New(store.New(db))}
	log.Fatal(http.ListenAndServe(":8080", api.Routes()))
}
