// Package reset looks up the code of a reset in another package.
package reset

import (
	"net/http"
	"strings"

	"sessionlint.test/src/tokencompare/tmpstore"
)

func page(w http.ResponseWriter, r *http.Request) {
	token := strings.TrimSpace(r.FormValue("token"))
	email := strings.ToLower(r.FormValue("email"))
	data, ok := tmpstore.Check(email)
	if !ok {
		return
	}
	tk, ok := data.(string)
	if !ok || tk != token { // want `the stored value of token is compared with the request's form value token by !=`
		w.WriteHeader(http.StatusForbidden)
		return
	}
	reset(email, token)
}

func reset(email, token string) bool {
	data, _ := tmpstore.Check(email)
	tk, ok := data.(string)
	return ok && tk == token // want `the stored value of token is compared with the parameter token by ==`
}

// byToken is found by the token itself.
func byToken(token string) bool {
	data, _ := tmpstore.Check("reset:" + token)
	tk, ok := data.(string)
	return ok && tk == token
}
