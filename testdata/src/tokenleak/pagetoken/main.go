package main

import (
	"log"
	"net/http"

	"sessionlint.test/src/tokenleak/pagetoken/page"
)

func main() {
	http.HandleFunc("/items", func(w http.ResponseWriter, r *http.Request) {
		token := page.Token(r)
		log.Printf("list from %q", token)
		w.Header().Set("Link", "<"+page.Next(r, "x")+`>; rel="next"`)
		http.Redirect(w, r, page.Continue("/items", token), 302)
	})
	http.ListenAndServe(":80", nil)
}
