// Tokens that packages below read, with and without a look at the signature.
package main

import (
	"context"
	"fmt"
	"net/http"

	"sessionlint.test/src/jwtverify/elsewhere/peek"
	"sessionlint.test/src/jwtverify/elsewhere/rings"
)

type who struct{}

func main() {
	var r rings.Ring
	http.HandleFunc("/a", func(w http.ResponseWriter, req *http.Request) {
		u, err := peek.CurrentUser(req.Header.Get("Authorization")) // told in peek
		if err == nil {
			serve(w, req.WithContext(context.WithValue(req.Context(), who{}, u)))
		}
	})
	http.HandleFunc("/b", func(w http.ResponseWriter, req *http.Request) {
		if sub, err := r.Open(req.Header.Get("X-Token")); err == nil {
			fmt.Fprint(w, "hello ", sub)
			serve(w, req.WithContext(context.WithValue(req.Context(), who{}, sub)))
		}
	})
	http.HandleFunc("/c", func(w http.ResponseWriter, req *http.Request) {
		if sub, err := r.Signed([]byte(req.Header.Get("X-Token"))); err == nil {
			serve(w, req.WithContext(context.WithValue(req.Context(), who{}, sub)))
		}
	})
	http.HandleFunc("/d", func(w http.ResponseWriter, req *http.Request) {
		if sub, ok := r.Subject([]byte(req.Header.Get("X-Token"))); ok { // want `jwt.ParseInsecure at src/jwtverify/elsewhere/rings/rings.go:\d+ reads the token's claims`
			serve(w, req.WithContext(context.WithValue(req.Context(), who{}, sub)))
		}
	})
}

func serve(w http.ResponseWriter, r *http.Request) {}
