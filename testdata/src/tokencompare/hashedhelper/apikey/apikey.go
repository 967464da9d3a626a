package apikey

import (
	"crypto/sha256"
	"crypto/subtle"

	"github.com/gin-gonic/gin"
)

// Predicate judges a key.
type Predicate func(key []byte) bool

// Is is true for k alone.
func Is(k []byte) Predicate {
	want := sha256.Sum256(k)
	return func(key []byte) bool {
		got := sha256.Sum256(key)
		return subtle.ConstantTimeCompare(got[:], want[:]) == 1
	}
}

func Require(p Predicate) gin.HandlerFunc {
	return func(c *gin.Context) {
		if !p([]byte(c.GetHeader("X-Api-Key"))) {
			c.AbortWithStatus(401)
			return
		}
		c.Next()
	}
}
