// Package assertions has one file that helps tests, among others that don't.
package assertions

import (
	"math/rand"
	"strconv"
	"testing"
)

// SessionToken is for tests.
func SessionToken(t *testing.T) string {
	t.Helper()
	return strconv.Itoa(rand.Int())
}
