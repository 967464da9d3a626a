// Package returned asks whether the browser began the login.
package returned

import (
	"crypto/subtle"
	"encoding/base64"
	"encoding/json"
	"errors"
	"net/http"
	"os"

	"golang.org/x/oauth2"

	"sessionlint.test/src/oauthstate/provider"
)

var config oauth2.Config

func cookie(w http.ResponseWriter, r *http.Request) {
	c, err := r.Cookie("state")
	if err != nil || c.Value != r.FormValue("state") {
		return
	}
	config.Exchange(r.Context(), r.FormValue("code"))
}

func constantTime(w http.ResponseWriter, r *http.Request) {
	c, err := r.Cookie("state")
	if err != nil || subtle.ConstantTimeCompare([]byte(c.Value), []byte(r.FormValue("state"))) != 1 {
		return
	}
	provider.Exchange(r.FormValue("code"))
}

var pending = map[string]bool{}

func table(w http.ResponseWriter, r *http.Request) {
	if !pending[r.URL.Query().Get("state")] {
		return
	}
	config.Exchange(r.Context(), r.URL.Query().Get("code"))
}

func helper(w http.ResponseWriter, r *http.Request) {
	if err := check(r, r.FormValue("state")); err != nil {
		return
	}
	exchange(r)
}

func exchange(r *http.Request) { config.Exchange(r.Context(), r.FormValue("code")) }

func check(r *http.Request, state string) error {
	c, err := r.Cookie("state")
	if err != nil || c.Value != state {
		return errors.New("wrong state")
	}
	return nil
}

type carried struct{ Nonce, Next string }

func decoded(w http.ResponseWriter, r *http.Request) {
	c, err := r.Cookie("nonce")
	if err != nil {
		return
	}
	var s carried
	b, err := base64.URLEncoding.DecodeString(r.FormValue("state"))
	if err != nil || json.Unmarshal(b, &s) != nil || s.Nonce != c.Value {
		return
	}
	config.Exchange(r.Context(), r.FormValue("code"))
}

// verifier binds the exchange to the browser by PKCE.
func verifier(w http.ResponseWriter, r *http.Request) {
	c, err := r.Cookie("verifier")
	if err != nil {
		return
	}
	config.Exchange(r.Context(), r.FormValue("code"), oauth2.VerifierOption(c.Value))
}

// script is called by a script that has compared the state.
func script(w http.ResponseWriter, r *http.Request) {
	var in struct{ Code string }
	if json.NewDecoder(r.Body).Decode(&in) == nil {
		config.Exchange(r.Context(), in.Code)
	}
}

// terminal is no browser's.
func terminal(r *http.Request) { config.Exchange(r.Context(), os.Args[1]) }
