package main

import (
	"net/http"
	"os"

	"golang.org/x/oauth2"

	"sessionlint.test/src/oauthstate/requesthelper/signed"
)

func main() {
	key, err := os.ReadFile("k")
	if err != nil {
		panic(err)
	}
	k, cfg := signed.Keeper{Key: key}, &oauth2.Config{}
	http.HandleFunc("/login", func(w http.ResponseWriter, r *http.Request) {
		http.Redirect(w, r, cfg.AuthCodeURL(k.New(w, "/inbox")), 302)
	})
	http.HandleFunc("/cb", func(w http.ResponseWriter, r *http.Request) {
		next, ok := k.Open(r)
		if !ok {
			w.WriteHeader(400)
			return
		}
		if _, err := cfg.Exchange(r.Context(), r.FormValue("code")); err != nil {
			w.WriteHeader(401)
			return
		}
		http.Redirect(w, r, next, 302)
	})
	http.ListenAndServe(":80", nil)
}
