// Package withtests has a test file with variables of its own, which must not
// trouble the analysis of the rest.
package withtests

import (
	"math/rand"
	"strconv"
)

func NewToken() string {
	return strconv.Itoa(rand.Int()) // want `the result of NewToken`
}
