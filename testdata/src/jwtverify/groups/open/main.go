// Routes of another package, none of which refuses a request without a token.
package main

import (
	"net/http"
	"os"

	"github.com/go-chi/chi/v5"
	"github.com/go-chi/jwtauth/v5"

	"sessionlint.test/src/jwtverify/groups/careless"
)

func main() {
	auth := jwtauth.New("HS256", []byte(os.Getenv("KEY")), nil)
	r := chi.NewRouter()
	r.Group(func(r chi.Router) {
		r.Use(jwtauth.Verifier(auth)) // want `lets every request go on`
		careless.Routes(r)
	})
	http.ListenAndServe(":8080", r)
}
