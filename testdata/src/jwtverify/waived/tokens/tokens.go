package tokens

import (
	"errors"
	"fmt"

	"github.com/golang-jwt/jwt/v5"
)

type Verifier struct{ key []byte }

func New(k string) (*Verifier, error) {
	if len(k) < 32 {
		return nil, errors.New("tokens: key is too short")
	}
	return &Verifier{[]byte(k)}, nil
}

func (v *Verifier) Who(raw string) (string, error) {
	c := &jwt.RegisteredClaims{}
	_, err := jwt.ParseWithClaims(raw, c, func(t *jwt.Token) (any, error) { return v.key, nil }, // want `is waived for expired tokens, and their claims are believed`
		jwt.WithValidMethods([]string{jwt.SigningMethodHS256.Alg()}), jwt.WithIssuer("clinic"), jwt.WithExpirationRequired())
	if fatal(err) {
		return "", fmt.Errorf("who: %w", err)
	}
	return c.Subject, nil
}
