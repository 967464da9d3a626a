// Package ruleset leaves the validation of claims to rules that are kept as
// values.
package ruleset

import (
	"errors"
	"time"

	"github.com/golang-jwt/jwt/v5"
)

type rule func(*jwt.RegisteredClaims) error

// A Verifier is right: one of its rules compares the expiry.
type Verifier struct {
	key    []byte
	parser *jwt.Parser
	rules  []rule
}

func New(key []byte) *Verifier {
	v := &Verifier{key: key, parser: jwt.NewParser(jwt.WithValidMethods([]string{"HS256"}), jwt.WithoutClaimsValidation())}
	v.rules = []rule{v.timely, v.forUs}
	return v
}

func (v *Verifier) timely(c *jwt.RegisteredClaims) error {
	if c.ExpiresAt == nil || !time.Now().Before(c.ExpiresAt.Time) {
		return jwt.ErrTokenExpired
	}
	return nil
}

func (v *Verifier) forUs(c *jwt.RegisteredClaims) error { return audience(c.Audience) }

func audience(as []string) error {
	for _, a := range as {
		if a == "desk" {
			return nil
		}
	}
	return errors.New("token is for somebody else")
}

func (v *Verifier) Check(raw string) (*jwt.RegisteredClaims, error) {
	c := new(jwt.RegisteredClaims)
	if _, err := v.parser.ParseWithClaims(raw, c, func(*jwt.Token) (any, error) { return v.key, nil }); err != nil {
		return nil, err
	}
	for _, r := range v.rules {
		if err := r(c); err != nil {
			return nil, err
		}
	}
	return c, nil
}

type mapRule func(jwt.MapClaims) error

// A Lax verifier has rules, too, but none about the expiry.
type Lax struct {
	key    []byte
	parser *jwt.Parser
	rules  []mapRule
}

func NewLax(key []byte) *Lax {
	l := &Lax{key: key}
	l.parser = jwt.NewParser(jwt.WithoutClaimsValidation()) // want `jwt.WithoutClaimsValidation turns the check of exp off, and nothing here looks at it`
	l.rules = []mapRule{l.named}
	return l
}

func (l *Lax) named(c jwt.MapClaims) error {
	if c["sub"] == "" {
		return errors.New("nobody")
	}
	return nil
}

func (l *Lax) Check(raw string) (jwt.MapClaims, error) {
	c := jwt.MapClaims{}
	if _, err := l.parser.ParseWithClaims(raw, c, func(*jwt.Token) (any, error) { return l.key, nil }); err != nil {
		return nil, err
	}
	for _, r := range l.rules {
		if err := r(c); err != nil {
			return nil, err
		}
	}
	return c, nil
}
