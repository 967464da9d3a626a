// Package heldfunc makes tokens by functions that variables hold.
package heldfunc

import "sessionlint.test/src/weaktoken/heldfunc/rnd"

var (
	weak   = rnd.Weak
	again  = weak
	strong = rnd.Strong
)

// Session is a login.
type Session struct{ Token string }

// New is guessable, by way of two variables.
func New() *Session {
	return &Session{Token: again(32)} // want `field Token is a session id or token but comes from math/rand`
}

// Short has 119 bits.
func Short() *Session {
	return &Session{Token: strong(20)} // want `field Token is a session id or token with 119 random bits`
}

// Long is right.
func Long() *Session {
	return &Session{Token: strong(32)}
}
