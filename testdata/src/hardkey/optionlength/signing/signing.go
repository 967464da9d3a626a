package signing

import (
	"errors"
	"time"

	"github.com/golang-jwt/jwt/v5"
)

type Signer struct {
	issuer string
	secret []byte
	ttl    time.Duration
}

type Option func(*Signer)

func WithTTL(d time.Duration) Option { return func(s *Signer) { s.ttl = d } }
func WithSecret(b []byte) Option     { return func(s *Signer) { s.secret = b } }

func New(issuer string, opts ...Option) *Signer {
	s := &Signer{issuer: issuer, ttl: time.Hour}
	for _, o := range opts {
		o(s)
	}
	if len(s.secret) < 32 {
		panic("signing: secret is too short")
	}
	return s
}

func (s *Signer) Sign(subject string) (string, error) {
	now := time.Now()
	return jwt.NewWithClaims(jwt.SigningMethodHS256, jwt.RegisteredClaims{
		Issuer: s.issuer, Subject: subject, Audience: jwt.ClaimStrings{s.issuer},
		IssuedAt: jwt.NewNumericDate(now), ExpiresAt: jwt.NewNumericDate(now.Add(s.ttl)),
	}).SignedString(s.secret)
}

func (s *Signer) Check(raw string) (string, error) {
	var c jwt.RegisteredClaims
	t, err := jwt.ParseWithClaims(raw, &c, func(*jwt.Token) (any, error) { return s.secret, nil },
		jwt.WithValidMethods([]string{"HS256"}), jwt.WithIssuer(s.issuer), jwt.WithAudience(s.issuer), jwt.WithExpirationRequired())
	if err != nil {
		return "", err
	}
	if !t.Valid {
		return "", errors.New("invalid")
	}
	return c.Subject, nil
}
