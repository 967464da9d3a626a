// Package functional gives the options, with and without one that ends the
// token.
package functional

import (
	"time"

	"sessionlint.test/src/expiry/functional/token"
)

type server struct{ s *token.Signer }

func (v server) login(user string) (string, error) {
	return v.s.Access(token.Subject(user), token.Scopes("read", "write")) // want `these claims are signed without exp`
}

func (v server) bare() (string, error) {
	return v.s.Access() // want `these claims are signed without exp`
}

func (v server) with(opts ...token.Option) (string, error) { return v.s.Access(opts...) }

func (v server) passed(user string) (string, error) {
	return v.with(token.Subject(user)) // want `these claims are signed without exp`
}

// sound options end the token, or may.
func (v server) sound(user string, more []token.Option) {
	v.s.Access(token.Subject(user), token.Lasting(time.Hour))
	v.s.Access(append(more, token.Subject(user))...)
	v.s.Access(more...)
	v.s.Short(token.Subject(user))
	v.s.Access(func(a *token.Access) { token.Lasting(time.Hour)(a) })
	v.with(token.Lasting(time.Minute), token.Subject(user))
}
