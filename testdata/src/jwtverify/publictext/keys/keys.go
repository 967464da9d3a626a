package keys

import (
	"crypto/rsa"
	"fmt"

	"github.com/golang-jwt/jwt/v5"
)

type Set struct {
	pem []byte
	pub *rsa.PublicKey
}

func New(pem []byte) (*Set, error) {
	pub, err := jwt.ParseRSAPublicKeyFromPEM(pem)
	if err != nil {
		return nil, err
	}
	return &Set{pem, pub}, nil
}

// Lookup finds the key for t.
func (s *Set) Lookup(t *jwt.Token) (any, error) {
	switch t.Method.(type) {
	case *jwt.SigningMethodRSA:
		return s.pub, nil
	case *jwt.SigningMethodHMAC:
		return s.pem, nil // want `the key function answers with the text of a public key`
	}
	return nil, fmt.Errorf("unexpected method %v", t.Header["alg"])
}
