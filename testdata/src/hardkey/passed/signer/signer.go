// Package signer signs what goes into cookies.
package signer

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
)

// A Signer has the key.
type Signer struct{ key []byte }

// New returns a signer with the key.
func New(key string) *Signer { return &Signer{key: []byte(key)} }

// Cookie returns the signed value.
func (s *Signer) Cookie(value string) string {
	m := hmac.New(sha256.New, s.key)
	m.Write([]byte(value))
	return value + "." + hex.EncodeToString(m.Sum(nil))
}
