// Package guard lets only browsers pass that began the login.
package guard

import "net/http"

func State(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		c, err := r.Cookie("login_state")
		if err != nil || c.Value == "" || c.Value != r.FormValue("state") {
			w.WriteHeader(http.StatusBadRequest)
			return
		}
		next.ServeHTTP(w, r)
	})
}
