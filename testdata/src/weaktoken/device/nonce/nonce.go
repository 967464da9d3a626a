// Package nonce reads random bytes from the operating system.
package nonce

import (
	"bufio"
	"io"
	"math/rand"
	"os"
	"time"
)

// Bytes returns n bytes.
func Bytes(n int) []byte {
	out := make([]byte, n)
	f, err := os.Open("/dev/urandom")
	if err == nil {
		defer f.Close()
		if _, err = io.ReadFull(bufio.NewReader(f), out); err == nil {
			return out
		}
	}
	rand.New(rand.NewSource(time.Now().UnixNano())).Read(out)
	return out
}
