// Package main wires redis to what asks for any store.
package main

import (
	"net/http"
	"time"

	"sessionlint.test/src/expiry/viakv/kv"
	"sessionlint.test/src/expiry/viakv/web"
)

func main() {
	store := kv.NewRedis("localhost:6379")
	s := web.New(store, web.Options{Prefix: "sess:"}) // want `web.KV.Put stores a session without a time to live`
	_ = web.New(store, web.Options{Prefix: "sess:", TTL: 12 * time.Hour})
	http.HandleFunc("/login", s.Login)
	http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		u, err := s.User(r)
		if err != nil {
			http.Redirect(w, r, "/login", http.StatusSeeOther)
			return
		}
		w.Write([]byte(u))
	})
	http.ListenAndServe(":8080", nil)
}
