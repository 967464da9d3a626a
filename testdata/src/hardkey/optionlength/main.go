package main

import (
	"log"
	"net/http"
	"os"
	"time"

	"sessionlint.test/src/hardkey/optionlength/members"
	"sessionlint.test/src/hardkey/optionlength/signing"
)

func main() {
	s := signing.New("museum", signing.WithTTL(30*time.Minute), signing.WithSecret([]byte(os.Getenv("MUSEUM_SIGNING_SECRET_32_OR_MORE_BYTES"))))
	mux := http.NewServeMux()
	mux.Handle("POST /members/token", members.Login(s))
	mux.Handle("GET /members/me", members.Me(s))
	log.Fatal(http.ListenAndServe(":8080", mux))
}
