// Package options turns checks off.
package options

import (
	"errors"
	"net/http"

	"github.com/coreos/go-oidc/v3/oidc"
	"github.com/go-chi/jwtauth/v5"
	josejwt "github.com/go-jose/go-jose/v4/jwt"
	"github.com/golang-jwt/jwt/v5"
	"github.com/lestrrat-go/jwx/v2/jwa"
	jwxjwt "github.com/lestrrat-go/jwx/v2/jwt"
)

func signatureOnly(ja *jwtauth.JWTAuth, token string) (string, error) {
	t, err := ja.Decode(token) // want `v5.JWTAuth.Decode checks the signature only, and nothing in this package checks the claims`
	if err != nil {
		return "", err
	}
	return t.Subject(), nil
}

func noValidate(t *josejwt.JSONWebToken, k []byte) (string, error) {
	var c josejwt.Claims
	if err := t.Claims(k, &c); err != nil { // want `jwt.JSONWebToken.Claims checks the signature only, and nothing in this package checks when the token expires`
		return "", err
	}
	return c.Subject, nil
}

func verifier(p *oidc.Provider) *oidc.IDTokenVerifier {
	return p.Verifier(&oidc.Config{SkipClientIDCheck: true}) // want `oidc.Config.SkipClientIDCheck leaves the audience unchecked, and nothing in this package checks it: a token that the provider made for any other application logs in here`
}

func configured(p *oidc.Provider, skip bool) *oidc.IDTokenVerifier {
	return p.Verifier(&oidc.Config{ClientID: "app", SkipClientIDCheck: skip, SkipExpiryCheck: false})
}

func insecure(token []byte) (jwxjwt.Token, error) {
	return jwxjwt.Parse(token, jwxjwt.WithVerify(false))
}

func insecureUser(r *http.Request) (string, error) {
	t, err := insecure([]byte(r.Header.Get("Authorization"))) // want `jwt.Parse at src/jwtverify/options/options.go:\d+ reads the token's claims without checking its signature`
	if err != nil {
		return "", err
	}
	return t.Subject(), nil
}

func insecureHere(r *http.Request) (string, error) {
	t, err := jwxjwt.ParseString(r.Header.Get("Authorization"), jwxjwt.WithVerify(false)) // want `jwt.ParseString reads the token's claims without checking its signature`
	if err != nil {
		return "", err
	}
	return t.Subject(), nil
}

// The kind says how the same token is verified.
func byKind(r *http.Request, key []byte) (string, error) {
	raw := r.Header.Get("Authorization")
	t, err := insecure([]byte(raw))
	if err != nil {
		return "", err
	}
	if kind, _ := t.Get("typ"); kind != "access" {
		return "", errors.New("wrong kind of token")
	}
	verified, err := jwxjwt.Parse([]byte(raw), jwxjwt.WithKey(jwa.HS256, key))
	if err != nil {
		return "", err
	}
	return verified.Subject(), nil
}

type claims struct{ jwt.RegisteredClaims }

func key(*jwt.Token) (any, error) { return secret(), nil }

func secret() []byte

func one(token string) (*claims, error) {
	c := &claims{}
	if _, err := jwt.ParseWithClaims(token, c, key, jwt.WithIssuer("app")); err != nil {
		return nil, err
	}
	return c, nil
}

func other(token string) (*claims, error) {
	c := &claims{}
	if _, err := jwt.ParseWithClaims(token, c, key); err != nil { // want `v5.ParseWithClaims does not check the issuer, which its sibling at src/jwtverify/options/options.go:\d+ does for the same claims`
		return nil, err
	}
	return c, nil
}
