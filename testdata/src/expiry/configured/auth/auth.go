// Package auth signs tokens for as long as it is told.
package auth

import (
	"time"

	"github.com/golang-jwt/jwt/v5"

	"sessionlint.test/src/expiry/configured/config"
)

type Issuer struct{ cfg config.JWT }

func NewIssuer(cfg config.JWT) *Issuer { return &Issuer{cfg: cfg} }

func (i *Issuer) Access(sub string) (string, error) {
	return i.sign(jwt.RegisteredClaims{Subject: sub, ExpiresAt: jwt.NewNumericDate(time.Now().Add(i.cfg.Access))})
}

func (i *Issuer) Refresh(sub string) (string, error) {
	return i.sign(jwt.RegisteredClaims{Subject: sub, ExpiresAt: jwt.NewNumericDate(time.Now().Add(i.cfg.Refresh))})
}

func (i *Issuer) Session(sub string) (string, error) {
	until := time.Now().Add(time.Duration(i.cfg.Days) * 24 * time.Hour)
	return i.sign(jwt.RegisteredClaims{Subject: sub, ExpiresAt: jwt.NewNumericDate(until)})
}

func (i *Issuer) sign(c jwt.RegisteredClaims) (string, error) {
	return jwt.NewWithClaims(jwt.SigningMethodHS256, c).SignedString([]byte(i.cfg.Secret))
}

// Signer keeps how long in a field, which a constructor fills.
type Signer struct {
	key  []byte
	life time.Duration
}

func NewSigner(key []byte, life time.Duration) *Signer { return &Signer{key, life} }

func (s *Signer) Sign(user string) (string, error) {
	m := jwt.MapClaims{"sub": user}
	m["exp"] = s.end()
	return jwt.NewWithClaims(jwt.SigningMethodHS256, m).SignedString(s.key)
}

func (s *Signer) end() int64 { return time.Now().Add(s.life).Unix() }

// options are settings of any kind, of which each has a field.
var options = map[string]*option{
	"archive":  {life: 180 * 24 * time.Hour},
	"sessions": {life: 24 * time.Hour},
}

type option struct{ life time.Duration }

func (i *Issuer) Listed(sub string) (string, error) {
	options["sessions"].life = i.cfg.Access
	return i.sign(jwt.RegisteredClaims{Subject: sub, ExpiresAt: jwt.NewNumericDate(time.Now().Add(options["sessions"].life))})
}
