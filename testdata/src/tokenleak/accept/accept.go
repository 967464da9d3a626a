// Package accept reads tokens from the URL.
package accept

import (
	"crypto/subtle"
	"net/http"
	"strings"

	"github.com/golang-jwt/jwt/v5"
)

var key = []byte("")

func ExtractToken(r *http.Request) string {
	t := r.Header.Get("Authorization")
	if t == "" {
		t = r.URL.Query().Get("Authorization") // want `the URL's parameter Authorization is accepted for a login`
	}
	return strings.TrimPrefix(t, "Bearer ")
}

func current(r *http.Request) string {
	if c, err := r.Cookie("session"); err == nil {
		return c.Value
	}
	return r.FormValue("token") // want `the URL's parameter token is accepted for a login, in place of a header or cookie`
}

func verified(w http.ResponseWriter, r *http.Request) {
	t, err := jwt.Parse(r.URL.Query().Get("t"), func(*jwt.Token) (any, error) { return key, nil }) // want `the URL's parameter t is accepted for a login, and is verified as a token`
	if err != nil || !t.Valid {
		w.WriteHeader(http.StatusUnauthorized)
	}
}

func requireKey(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Query().Get("api_key") == "" { // want `the URL's parameter api_key is accepted for a login`
			w.WriteHeader(http.StatusUnauthorized)
			return
		}
		next.ServeHTTP(w, r)
	})
}

type TokenExtractor func(*http.Request) (string, error)

func FromParameter(name string) TokenExtractor {
	return func(r *http.Request) (string, error) {
		return r.URL.Query().Get(name), nil // want `a token is accepted for a login, by what FromParameter makes`
	}
}

func fromHeader(r *http.Request) string {
	if c, err := r.Cookie("session"); err == nil {
		return c.Value
	}
	return r.Header.Get("Authorization")
}

func list(r *http.Request) (string, string) {
	return r.URL.Query().Get("page"), r.URL.Query().Get("pageToken")
}

// ConfirmEmail reads the token of a link that holds once.
func ConfirmEmail(w http.ResponseWriter, r *http.Request) {
	_, _ = jwt.Parse(r.URL.Query().Get("token"), func(*jwt.Token) (any, error) { return key, nil })
}

func callback(r *http.Request) (string, string) {
	if c, err := r.Cookie("oauth_state"); err == nil && c.Value != r.URL.Query().Get("state") {
		return "", ""
	}
	return r.URL.Query().Get("code"), r.URL.Query().Get("state")
}

func hasKey(r *http.Request, secret string) bool {
	q := r.URL.Query()
	k := q.Get("api") // want `the URL's parameter api is accepted for a login, and is verified as a token`
	return subtle.ConstantTimeCompare([]byte(k), []byte(secret)) == 1
}
