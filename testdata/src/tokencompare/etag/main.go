package main

import (
	"net/http"

	"sessionlint.test/src/tokencompare/etag/etag"
)

func main() {
	http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) { etag.Serve(w, r, []byte("x")) })
	http.ListenAndServe(":80", nil)
}
