// Package sound verifies what it believes.
package sound

import (
	"errors"
	"fmt"
	"net/http"
	"os"
	"time"

	"github.com/golang-jwt/jwt/v5"
)

func keyOf(kid any) []byte

// The header chooses a key, and the same token is verified with it.
func verify(token string) (*jwt.Token, error) {
	peek, _, err := jwt.NewParser().ParseUnverified(token, jwt.MapClaims{})
	if err != nil {
		return nil, err
	}
	iss := peek.Claims.(jwt.MapClaims)["sub"]
	return jwt.Parse(token, func(*jwt.Token) (any, error) { return keyOf(iss), nil }, jwt.WithValidMethods([]string{"HS256"}))
}

// Only the issuer is read, to find who verifies it.
func validateIssuer(token string) (string, error) {
	t, _, err := jwt.NewParser().ParseUnverified(token, jwt.MapClaims{})
	if err != nil {
		return "", err
	}
	return fmt.Sprint(t.Claims.(jwt.MapClaims)["iss"]), nil
}

// A client looks into its own token.
func ownUser() (string, error) {
	raw, err := os.ReadFile("token")
	if err != nil {
		return "", err
	}
	var c jwt.RegisteredClaims
	if _, _, err := jwt.NewParser().ParseUnverified(string(raw), &c); err != nil {
		return "", err
	}
	return c.Subject, nil
}

// A response's token is the other side's business.
func loginUser(res *http.Response) (string, error) {
	var c jwt.RegisteredClaims
	if _, _, err := jwt.NewParser().ParseUnverified(res.Header.Get("X-Token"), &c); err != nil {
		return "", err
	}
	return c.Subject, nil
}

// Claims are checked by hand.
func lenient(token string) (*jwt.RegisteredClaims, error) {
	c := &jwt.RegisteredClaims{}
	p := jwt.NewParser(jwt.WithoutClaimsValidation())
	if _, err := p.ParseWithClaims(token, c, func(*jwt.Token) (any, error) { return keyOf(nil), nil }); err != nil {
		return nil, err
	}
	if c.ExpiresAt == nil || c.ExpiresAt.Before(time.Now().Add(-time.Hour)) {
		return nil, errors.New("expired long ago")
	}
	return c, nil
}
