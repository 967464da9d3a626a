package beegodefault

import (
	"crypto/rand"
	"crypto/sha256"

	"github.com/golang-jwt/jwt/v5"
)

type Conf struct{ SigningPassphrase string }

func (c *Conf) redacted() Conf {
	conf := *c
	if conf.SigningPassphrase != "" {
		conf.SigningPassphrase = "[redacted]"
	}
	return conf
}

type server struct{ passphrase string }

// ForTests has a key of its own.
func ForTests() (string, error) { return newServer("").sign() }

func newServer(p string) *server { return &server{passphrase: p} }

func fromConf(c *Conf) *server { return newServer(c.SigningPassphrase) }

func (s *server) sign() (string, error) {
	return jwt.New(jwt.SigningMethodHS256).SignedString(keyOf(s.passphrase))
}

func keyOf(passphrase string) []byte {
	var key []byte
	if passphrase != "" {
		key = []byte(passphrase)
	} else {
		key = make([]byte, 32)
		rand.Read(key)
	}
	sum := sha256.Sum256(key)
	return sum[:]
}
