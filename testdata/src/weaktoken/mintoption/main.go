package main

import (
	"log"
	"net/http"

	"sessionlint.test/src/weaktoken/mintoption/desk"
	"sessionlint.test/src/weaktoken/mintoption/tickets"
)

func main() {
	d := desk.New(tickets.NewIssuer(tickets.WithPrefix("lib-")))
	mux := http.NewServeMux()
	mux.HandleFunc("POST /signin", d.SignIn)
	mux.HandleFunc("GET /loans", d.Loans)
	log.Fatal(http.ListenAndServe(":8080", mux))
}
