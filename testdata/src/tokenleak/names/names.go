// Package names logs what only sounds like a token.
package names

import (
	"fmt"
	"log"
	"net/http"

	"github.com/golang-jwt/jwt/v5"
)

type Policy struct {
	IDToken     []string
	AccessToken []string
	Tokens      []string
}

// The claims that a token is to contain.
func (p *Policy) validate() error {
	for _, claim := range p.IDToken {
		if claim == "" {
			return fmt.Errorf("claim %q is empty", claim)
		}
		log.Printf("claim %s", claim)
	}
	for _, token := range p.Tokens {
		log.Printf("token %s", token) // want `is written to the log`
	}
	return nil
}

// A record's id, for a list of ended ones.
func revoke(jti string) { log.Printf("revoked %s", jti) }

// The protocol puts the state into the URL.
func callback(w http.ResponseWriter, r *http.Request) {
	state := r.URL.Query().Get("state")
	if _, err := jwt.Parse(state, func(*jwt.Token) (any, error) { return []byte("from configuration"), nil }, jwt.WithValidMethods([]string{"HS256"})); err != nil {
		http.Error(w, "no", http.StatusBadRequest)
	}
}
