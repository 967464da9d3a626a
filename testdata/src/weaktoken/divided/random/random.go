// Package random has a provider for use and one for tests.
package random

import (
	"crypto/rand"
	"encoding/hex"
	mathrand "math/rand"
)

type Provider interface {
	Text(n int) string
}

type Cryptographical struct{}

func (*Cryptographical) Text(n int) string {
	b := make([]byte, n)
	if _, err := rand.Read(b); err != nil {
		panic(err)
	}
	return hex.EncodeToString(b)
}

type Mathematical struct{ r *mathrand.Rand }

func (m *Mathematical) Text(n int) string {
	b := make([]byte, n)
	for i := range b {
		b[i] = byte(m.r.Intn(256))
	}
	return hex.EncodeToString(b)
}

func New() Provider { return &Cryptographical{} }
