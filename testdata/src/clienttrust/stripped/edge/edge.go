// Package edge takes away what only the gateway may say.
package edge

import (
	"net/http"
	"net/netip"
)

type Edge struct{ Secret string }

func (e Edge) Clean(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		from, err := netip.ParseAddrPort(r.RemoteAddr)
		if err != nil || !from.Addr().IsPrivate() {
			for _, name := range []string{"X-Remote-User", "X-Remote-Email"} {
				r.Header.Del(name)
			}
		}
		w.Header().Set("X-Role", "none") // the answer's, not the request's
		next.ServeHTTP(w, r)
	})
}
