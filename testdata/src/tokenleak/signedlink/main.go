package main

import (
	"net/http"
	"os"

	"sessionlint.test/src/tokenleak/signedlink/files"
)

func main() {
	k, err := os.ReadFile("k")
	if err != nil {
		panic(err)
	}
	l := files.Links{Key: k}
	http.HandleFunc("/share", func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, l.URL("/f/1"), 303) })
	http.HandleFunc("/f/", func(w http.ResponseWriter, r *http.Request) {
		if !l.Check(r) {
			w.WriteHeader(403)
		}
	})
	http.ListenAndServe(":80", nil)
}
