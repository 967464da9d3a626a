package generic

import "crypto/subtle"

// Same says whether a and b are the same.
func Same[T comparable](a, b T) bool { return a == b }

// SameSecret is Same for secrets.
func SameSecret[T ~string | ~[]byte](a, b T) bool {
	return subtle.ConstantTimeCompare([]byte(a), []byte(b)) == 1
}
