// Package ident makes text for other packages: it is not at fault itself.
package ident

import (
	crand "crypto/rand"
	"encoding/hex"
	"math/rand"
	"time"
)

const letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"

var seeded = rand.New(rand.NewSource(time.Now().UnixNano()))

func gen(n int, set string) string {
	b := make([]byte, n)
	for i := range b {
		b[i] = set[seeded.Intn(len(set))]
	}
	return string(b)
}

// String is n letters from math/rand.
func String(n int) string { return gen(n, letters) }

// Strong is n letters from crypto/rand.
func Strong(n int) string {
	b := make([]byte, n)
	crand.Read(b)
	for i := range b {
		b[i] = letters[int(b[i])%len(letters)]
	}
	return string(b)
}

// Hex is n random bytes in hexadecimal.
func Hex(n int) (string, error) {
	b := make([]byte, n)
	if _, err := crand.Read(b); err != nil {
		return "", err
	}
	return hex.EncodeToString(b), nil
}
