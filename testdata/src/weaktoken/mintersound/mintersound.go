// Package mintersound makes request ids and tokens with one constructor: what
// is for the ones says nothing of the others.
package mintersound

import (
	"crypto/rand"
	"strings"

	"github.com/google/uuid"
)

func compact(gen func() (uuid.UUID, error)) func() string {
	return func() string {
		u, err := gen()
		if err != nil {
			panic(err)
		}
		return strings.ReplaceAll(u.String(), "-", "")
	}
}

type Service struct {
	request func() string
	mint    func() string
}

func New() *Service {
	return &Service{request: compact(uuid.NewUUID), mint: compact(uuid.NewRandom)}
}

type Grant struct{ AccessToken string }

func (s *Service) Grant() Grant { return Grant{AccessToken: s.mint()} }

func (s *Service) Request() string { return s.request() }

// Others convert to Func too: what is converted here is no default for them.
type Source interface{ Next() string }

type Func func() string

func (f Func) Next() string { return f() }

var Numbers Source = Func(func() string { return uuid.Must(uuid.NewUUID()).String() })

type Issuer struct{ ids Source }

func NewIssuer() *Issuer { return &Issuer{Func(rand.Text)} }

func (i *Issuer) Grant() Grant { return Grant{AccessToken: i.ids.Next()} }
