// Package options turns the check of exp off.
package options

import (
	"context"
	"errors"
	"time"

	"github.com/coreos/go-oidc/v3/oidc"
	jwtthree "github.com/golang-jwt/jwt"
	"github.com/golang-jwt/jwt/v5"
	jwx "github.com/lestrrat-go/jwx/v2/jwt"
)

var keyFunc = func(*jwt.Token) (any, error) { return []byte("k"), nil }

func verify(text string) (*jwt.Token, error) {
	return jwt.Parse(text, keyFunc, jwt.WithoutClaimsValidation()) // want `jwt.WithoutClaimsValidation turns the check of exp off, and nothing here looks at it`
}

func verifyThree(text string) (*jwtthree.Token, error) {
	p := jwtthree.Parser{SkipClaimsValidation: true} // want `jwt.Parser.SkipClaimsValidation turns the check of exp off`
	return p.Parse(text, func(*jwtthree.Token) (any, error) { return []byte("k"), nil })
}

func verifier(p *oidc.Provider) *oidc.IDTokenVerifier {
	return p.Verifier(&oidc.Config{ClientID: "us", SkipExpiryCheck: true}) // want `oidc.Config.SkipExpiryCheck turns the check of exp off`
}

func jwxToken(text []byte) (jwx.Token, error) {
	return jwx.Parse(text, jwx.WithValidate(false)) // want `jwt.WithValidate turns the check of exp off`
}

func ownCheck(text string) (*jwt.RegisteredClaims, error) {
	c := &jwt.RegisteredClaims{}
	if _, err := jwt.ParseWithClaims(text, c, keyFunc, jwt.WithoutClaimsValidation()); err != nil {
		return nil, err
	}
	if c.ExpiresAt == nil || c.ExpiresAt.Before(time.Now()) {
		return nil, errors.New("expired")
	}
	return c, nil
}

// parseExpired is for those who log out.
func parseExpired(text string) (*jwt.Token, error) {
	return jwt.Parse(text, keyFunc, jwt.WithoutClaimsValidation())
}

func validated(ctx context.Context, text []byte) (jwx.Token, error) {
	t, err := jwx.Parse(text, jwx.WithValidate(false))
	if err != nil {
		return nil, err
	}
	return t, jwx.Validate(t)
}

func on(text []byte) (jwx.Token, error) { return jwx.Parse(text, jwx.WithValidate(true)) }
