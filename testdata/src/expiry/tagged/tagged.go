// Package tagged has the defaults of its settings in tags.
package tagged

import (
	"time"

	"github.com/golang-jwt/jwt/v5"
)

type settings struct {
	Access  time.Duration `env:"ACCESS_TTL" envDefault:"15m"`
	Session time.Duration `env:"SESSION_TTL" envDefault:"8760h"` // want `the token lives for 365 days by default`
	Hours   int           `envconfig:"HOURS" default:"24"`
	Idle    time.Duration `env:"IDLE" envDefault:"9000h"`
}

func (s *settings) all(user string, key []byte) []string {
	a, _ := jwt.NewWithClaims(jwt.SigningMethodHS256, jwt.RegisteredClaims{Subject: user, ExpiresAt: jwt.NewNumericDate(time.Now().Add(s.Access))}).SignedString(key)
	b, _ := jwt.NewWithClaims(jwt.SigningMethodHS256, jwt.RegisteredClaims{Subject: user, ExpiresAt: jwt.NewNumericDate(time.Now().Add(s.Session))}).SignedString(key)
	c, _ := jwt.NewWithClaims(jwt.SigningMethodHS256, jwt.RegisteredClaims{Subject: user, ExpiresAt: jwt.NewNumericDate(time.Now().Add(time.Duration(s.Hours) * time.Hour))}).SignedString(key)
	return []string{a, b, c}
}
