// Package compiled has keys that are files in the program.
package compiled

import (
	_ "embed"

	"github.com/go-chi/jwtauth/v5"
	"github.com/golang-jwt/jwt/v5"
	"github.com/gorilla/sessions"
)

//go:embed signing.key
var file []byte

//go:embed pubkey.pem
var other []byte

func store() sessions.Store {
	return sessions.NewCookieStore(file) // want `is the file "signing.key", which is compiled in`
}

func private(c jwt.Claims) (string, error) {
	k, err := jwt.ParseECPrivateKeyFromPEM(file)
	if err != nil {
		return "", err
	}
	return jwt.NewWithClaims(jwt.SigningMethodES256, c).SignedString(k)
}

// The half that everybody may know.
func public() *jwtauth.JWTAuth { return jwtauth.New("RS256", nil, other) }

func check(token string) (*jwt.Token, error) {
	return jwt.Parse(token, func(*jwt.Token) (any, error) { return jwt.ParseRSAPublicKeyFromPEM(file) })
}
