package fix

import (
	"math/rand"
	"strconv"

	"sessionlint.test/src/weaktoken/ident"
)

type Session struct{ Token string }

// Jitter keeps the import of math/rand in use.
func Jitter() int { return rand.Intn(100) }

// Label keeps strconv in use, Name the helper.
func Label(n int) string { return strconv.Itoa(n) }

func Name() string { return ident.String(4) }

func Open(s *Session) {
	// A token for the session.
	s.Token = ident.String(32) // want `field Token`
}

func NewToken() string {
	return strconv.Itoa(rand.Int()) // want `the result of NewToken`
}
