// Package rnd makes texts of random letters.
package rnd

import (
	crand "crypto/rand"
	"math/big"
	"math/rand"
)

var readInt = crand.Int

const letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"

// Strong draws as many letters as are asked for.
func Strong(n int) string {
	b := make([]byte, n)
	for i := range b {
		k, err := readInt(crand.Reader, big.NewInt(int64(len(letters))))
		if err != nil {
			panic(err)
		}
		b[i] = letters[k.Int64()]
	}
	return string(b)
}

// Weak does the same with numbers that can be predicted.
func Weak(n int) string {
	b := make([]byte, n)
	for i := range b {
		b[i] = letters[rand.Intn(len(letters))]
	}
	return string(b)
}
