package fallback

import (
	"crypto/rand"
	"encoding/hex"
	"fmt"
	"sync/atomic"
	"time"
)

var n uint64

func ID() string {
	b := make([]byte, 16)
	if _, err := rand.Read(b); err != nil {
		return fmt.Sprint(atomic.AddUint64(&n, 1)) // want `what ID returns falls back to counter`
	}
	return hex.EncodeToString(b)
}

func Zero() string {
	b := make([]byte, 16)
	if _, err := rand.Read(b); err != nil {
		return "00000000-0000-0000-0000-000000000000" // want `falls back to a constant`
	}
	return hex.EncodeToString(b)
}

func Sound() (string, error) {
	b := make([]byte, 16)
	if _, err := rand.Read(b); err != nil {
		return "", fmt.Errorf("no randomness: %w", err)
	}
	return hex.EncodeToString(b), nil
}

func Panics() string {
	b := make([]byte, 16)
	if _, err := rand.Read(b); err != nil {
		panic(err)
	}
	return hex.EncodeToString(b)
}

func Named() string {
	if s, err := Sound(); err == nil {
		return s
	}
	return fmt.Sprint(time.Now().UnixNano()) // want `falls back to time`
}
