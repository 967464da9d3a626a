package main

import (
	"log"
	"net/http"

	"github.com/go-chi/chi/v5"

	"sessionlint.test/src/jwtverify/issuerkey/claims"
	"sessionlint.test/src/jwtverify/issuerkey/fields"
	"sessionlint.test/src/jwtverify/issuerkey/mw"
)

func main() {
	r := chi.NewRouter()
	r.Use(mw.Auth(claims.Reader{Keys: claims.Dir("/etc/farm/keys")}))
	r.Get("/fields", fields.List)
	log.Fatal(http.ListenAndServe(":8080", r))
}
