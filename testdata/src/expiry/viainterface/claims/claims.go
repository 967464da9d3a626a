// Package claims has the claims of several tokens, behind an interface.
package claims

import (
	"time"

	"github.com/golang-jwt/jwt/v5"
)

type Timed struct{ jwt.RegisteredClaims }

// Within sets the expiry of all that embed it.
func (t *Timed) Within(d time.Duration) {
	now := time.Now()
	t.IssuedAt = jwt.NewNumericDate(now)
	t.ExpiresAt = jwt.NewNumericDate(now.Add(d))
}

type Login struct {
	Timed
	Name string `json:"name"`
}

// Transient are claims that end.
type Transient interface {
	jwt.Claims
	Within(time.Duration)
}

type Stamped struct{ jwt.RegisteredClaims }

// By only says who signed.
func (s *Stamped) By(issuer string) { s.Issuer = issuer }

type Visit struct {
	Stamped
	Name string `json:"name"`
}

// Signed are claims that name who signed them.
type Signed interface {
	jwt.Claims
	By(issuer string)
}
