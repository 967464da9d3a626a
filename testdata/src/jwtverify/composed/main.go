package main

import (
	"net/http"
	"os"

	"sessionlint.test/src/jwtverify/composed/opt"
)

func main() {
	k, err := os.ReadFile("k")
	if err != nil {
		panic(err)
	}
	v := &opt.V{Key: k}
	m := http.NewServeMux()
	m.Handle("/public", http.NotFoundHandler())
	m.Handle("/private", opt.RequireUser(http.NotFoundHandler()))
	http.ListenAndServe(":80", v.Optional(m))
}
