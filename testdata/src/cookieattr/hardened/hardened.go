// Package hardened completes cookies as responses leave.
package hardened

import (
	"net/http"
	"strings"
)

type writer struct{ http.ResponseWriter }

func (w writer) WriteHeader(code int) {
	cookies := w.Header()["Set-Cookie"]
	for i, c := range cookies {
		if !strings.Contains(c, "Secure") {
			cookies[i] = c + "; Secure; HttpOnly; SameSite=Lax"
		}
	}
	w.ResponseWriter.WriteHeader(code)
}

func login(w http.ResponseWriter, token string) {
	http.SetCookie(w, &http.Cookie{Name: "session", Value: token})
}
