package main

import (
	"log"
	"net/http"
	"os"

	"sessionlint.test/src/jwtverify/waived/tokens"
	"sessionlint.test/src/jwtverify/waived/web"
)

func main() {
	v, err := tokens.New(os.Getenv("CLINIC_KEY"))
	if err != nil {
		log.Fatal(err)
	}
	m := http.NewServeMux()
	m.Handle("GET /patients", web.Chain(http.HandlerFunc(web.Patients), web.Authenticated(v.Who)))
	log.Fatal(http.ListenAndServe(":8080", m))
}
