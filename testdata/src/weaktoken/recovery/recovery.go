// Package recovery makes codes that are typed in, once each.
package recovery

import (
	"crypto/rand"
	"math/big"
)

const letters = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"

func generateRecoveryCode() (string, error) {
	b := make([]byte, 11)
	for i := range b {
		n, err := rand.Int(rand.Reader, big.NewInt(int64(len(letters))))
		if err != nil {
			return "", err
		}
		b[i] = letters[n.Int64()]
	}
	return string(b), nil
}

func generateResetToken() (string, error) {
	b := make([]byte, 11)
	for i := range b {
		n, err := rand.Int(rand.Reader, big.NewInt(int64(len(letters))))
		if err != nil {
			return "", err
		}
		b[i] = letters[n.Int64()]
	}
	return string(b), nil // want `only 55 random bits`
}
