package main

import (
	"log"
	"net/http"
	"sync"

	"sessionlint.test/src/tokencompare/csrfjar/forms"
	"sessionlint.test/src/tokencompare/csrfjar/tokens"
)

func main() {
	f := &forms.Forms{Tokens: &tokens.Jar{}, Once: new(sync.Once)}
	http.HandleFunc("GET /form", f.Show)
	http.HandleFunc("POST /form", f.Submit)
	log.Fatal(http.ListenAndServe(":8080", nil))
}
