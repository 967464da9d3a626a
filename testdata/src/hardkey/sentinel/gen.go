// Package keyfile makes a key at the first start and keeps it beside the data.
package keyfile

import (
	"crypto/rand"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/gorilla/securecookie"
)

const sentinel = "auto"

type Keys struct{ Hash, Block []byte }

func load(path string, n int) ([]byte, error) {
	b, err := os.ReadFile(path)
	switch {
	case err == nil && len(b) == n:
		return b, nil
	case err == nil:
		return nil, fmt.Errorf("%s: %d bytes expected", path, n)
	case !errors.Is(err, fs.ErrNotExist):
		return nil, err
	}
	b = make([]byte, n)
	if _, err := rand.Read(b); err != nil {
		return nil, err
	}
	return b, os.WriteFile(path, b, 0o600)
}

func Load(dir, setting string) (*Keys, error) {
	if setting == "" {
		setting = sentinel
	}
	if setting != sentinel {
		if len(setting) != 64 {
			return nil, errors.New("keyfile: 64 characters expected")
		}
		return &Keys{Hash: []byte(setting[:32]), Block: []byte(setting[32:])}, nil
	}
	h, err := load(filepath.Join(dir, "cookie.hash"), 32)
	if err != nil {
		return nil, err
	}
	b, err := load(filepath.Join(dir, "cookie.block"), 32)
	if err != nil {
		return nil, err
	}
	return &Keys{h, b}, nil
}

func (k *Keys) Codec() *securecookie.SecureCookie {
	return securecookie.New(k.Hash, k.Block).MaxAge(3600)
}

// Weak replaces what is missing by a constant, and asks for another one.
func Weak(setting string) *securecookie.SecureCookie {
	if setting == "" {
		setting = "0123456789abcdef0123456789abcdef"
	}
	if setting != sentinel {
		return securecookie.New([]byte(setting), nil) // want `the key \(argument of securecookie.New\) is a constant in the code`
	}
	return nil
}
