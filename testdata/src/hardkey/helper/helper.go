// Package helper helps other packages' tests.
package helper

import (
	"testing"

	"github.com/golang-jwt/jwt/v5"
)

// Token is a token for tests.
func Token(t *testing.T) string {
	s, err := jwt.New(jwt.SigningMethodHS256).SignedString([]byte("test"))
	if err != nil {
		t.Fatal(err)
	}
	return s
}
