package main

import (
	"log"
	"net/http"
	"os"

	"github.com/boj/redistore"
	"github.com/gorilla/mux"

	"sessionlint.test/src/fixation/curators/ctx"
	"sessionlint.test/src/fixation/curators/pages"
)

func main() {
	rs, err := redistore.NewRediStore(10, "tcp", os.Getenv("REDIS"), "", "", []byte(os.Getenv("COOKIE_KEY")))
	if err != nil {
		log.Fatal(err)
	}
	rs.SetMaxAge(8 * 3600)
	rs.Options.Secure, rs.Options.HttpOnly, rs.Options.SameSite = true, true, http.SameSiteLaxMode
	r := mux.NewRouter()
	pages.Register(r, ctx.Maker{Store: rs, Name: "museum"}, pages.Staff{})
	log.Fatal(http.ListenAndServe(":8080", r))
}
