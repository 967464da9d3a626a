package assertions

import (
	"math/rand"
	"strconv"
)

// NewSessionToken is for the program.
func NewSessionToken() string {
	return strconv.Itoa(rand.Int()) // want `math/rand`
}
