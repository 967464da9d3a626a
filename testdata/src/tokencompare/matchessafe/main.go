package main

import (
	"log"
	"net/http"
	"os"

	"github.com/go-chi/chi/v5"

	"sessionlint.test/src/tokencompare/matchessafe/grant"
	"sessionlint.test/src/tokencompare/matchessafe/valves"
)

func main() {
	g := grant.Grant{Holder: "irrigation", Token: os.Getenv("VALVE_TOKEN")}
	if g.Token == "" {
		log.Fatal("no token")
	}
	r := chi.NewRouter()
	r.With(valves.Only(g)).Post("/valves/{n}", valves.Open)
	log.Fatal(http.ListenAndServe(":8080", r))
}
