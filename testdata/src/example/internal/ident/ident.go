// Package ident makes identifiers for the example applications.
package ident

import (
	"math/rand"
	"sync/atomic"
	"time"
)

const charset = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"

var source = rand.New(rand.NewSource(time.Now().UnixNano()))

// String returns n random letters and digits.
func String(n int) string {
	b := make([]byte, n)
	for i := range b {
		b[i] = charset[source.Intn(len(charset))]
	}
	return string(b)
}

// A Sequence hands out consecutive numbers.
type Sequence struct{ last atomic.Int64 }

// Next returns the number after the last one.
func (s *Sequence) Next() int64 { return s.last.Add(1) }
