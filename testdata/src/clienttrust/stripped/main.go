// Identities in headers that another package's middleware takes away from
// strangers, and one that it leaves.
package main

import (
	"context"
	"net/http"

	"sessionlint.test/src/clienttrust/stripped/edge"
)

type who struct{}

func user(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		u := r.Header.Get("X-Remote-User")
		next.ServeHTTP(w, r.WithContext(context.WithValue(r.Context(), who{}, u)))
	})
}

func staff(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Header.Get("X-Role") != "staff" { // want `header X-Role decides`
			w.WriteHeader(http.StatusForbidden)
			return
		}
		next.ServeHTTP(w, r)
	})
}

func main() {
	e := edge.Edge{Secret: "set by the operator"}
	http.ListenAndServe(":8080", e.Clean(user(staff(http.NotFoundHandler()))))
}
