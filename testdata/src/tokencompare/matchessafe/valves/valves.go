package valves

import (
	"net/http"
	"strings"

	"sessionlint.test/src/tokencompare/matchessafe/grant"
)

func Only(gs ...grant.Grant) func(http.Handler) http.Handler {
	return func(next http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			p := strings.TrimPrefix(r.Header.Get("Authorization"), "Bearer ")
			for _, g := range gs {
				if g.Matches(p) {
					next.ServeHTTP(w, r)
					return
				}
			}
			w.WriteHeader(http.StatusUnauthorized)
		})
	}
}

func Open(w http.ResponseWriter, r *http.Request) { w.WriteHeader(http.StatusAccepted) }
