// Package callee has functions whose facts values.go relies on.
package callee

import (
	crand "crypto/rand"
	"encoding/hex"
	"math/rand"
)

func Weak() int { return rand.Int() } // want `result 0: weak math/rand`

func Bytes(n int) []byte { // want `result 0: 8.0 bits x param 0`
	b := make([]byte, n)
	crand.Read(b)
	return b
}

func Fill(b []byte) { crand.Read(b) } // want `fills param 0: random`

func Same(s string) string { return "x-" + s } // want `result 0: param 0`

func Hex(b []byte) string { return hex.EncodeToString(b) } // want `result 0: param 0`

var Seed = rand.Int()

type Config struct{ Prefix string }

func New() *Config { return &Config{Prefix: hex.EncodeToString(Bytes(4))} }
