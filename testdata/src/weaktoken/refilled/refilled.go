// Package refilled fills a buffer several times: what is there in the end
// counts.
package refilled

import (
	"crypto/rand"
	"encoding/hex"
	"errors"
	"io"
	mathrand "math/rand"
	"os"
)

type Session struct{ Token string }

// A stand-in for a source that failed is what an attacker waits for.
func standIn() Session {
	var b [16]byte
	if _, err := io.ReadFull(rand.Reader, b[:]); err != nil {
		mathrand.Read(b[:])
	}
	return Session{Token: hex.EncodeToString(b[:])} // want `field Token is a session id or token but comes from math/rand`
}

// What a strong source replaces in any case is gone.
func replaced() (Session, error) {
	b := make([]byte, 16)
	mathrand.Read(b)
	f, err := os.Open("/dev/urandom")
	if err != nil {
		return Session{}, errors.New("no randomness")
	}
	defer f.Close()
	if _, err := io.ReadFull(f, b); err != nil {
		return Session{}, err
	}
	return Session{Token: hex.EncodeToString(b)}, nil
}

// Two halves are a whole.
func halves() Session {
	b := make([]byte, 16)
	rand.Read(b[:8])
	rand.Read(b[8:])
	return Session{Token: hex.EncodeToString(b)}
}

// Filled in either branch, it is filled once.
func either(again bool) Session {
	b := make([]byte, 8)
	if again {
		rand.Read(b)
	} else if _, err := io.ReadFull(rand.Reader, b); err != nil {
		panic(err)
	}
	return Session{Token: hex.EncodeToString(b)} // want `field Token is a session id or token with 64 random bits`
}
