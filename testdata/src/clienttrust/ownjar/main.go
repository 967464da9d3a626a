package main

import (
	"context"
	"net/http"
	"os"

	"sessionlint.test/src/clienttrust/ownjar/seal"
)

type uk struct{}

func main() {
	k, err := os.ReadFile("k")
	if err != nil {
		panic(err)
	}
	j := seal.Jar{Key: k}
	http.HandleFunc("POST /login", func(w http.ResponseWriter, r *http.Request) { j.Set(w, "user_id", "17") })
	http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		id, ok := j.Get(r, "user_id")
		if !ok {
			w.WriteHeader(401)
			return
		}
		serve(w, r.WithContext(context.WithValue(r.Context(), uk{}, id)))
	})
	http.ListenAndServe(":80", nil)
}

func serve(w http.ResponseWriter, r *http.Request) {}
