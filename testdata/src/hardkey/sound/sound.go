// Package sound has keys that are made or read and checked.
package sound

import (
	"crypto/rand"
	"errors"
	"flag"
	"log"
	"os"

	"github.com/golang-jwt/jwt/v5"
	"github.com/gorilla/securecookie"
	"github.com/gorilla/sessions"
)

// Made at start.
var store = sessions.NewCookieStore(securecookie.GenerateRandomKey(32), nil)

var key = func() []byte {
	b := make([]byte, 32)
	rand.Read(b)
	return b
}()

func sign(c jwt.Claims) (string, error) {
	return jwt.NewWithClaims(jwt.SigningMethodHS256, c).SignedString(key)
}

// Read and refused when empty.
func fromEnv() (*sessions.CookieStore, error) {
	k := os.Getenv("SESSION_KEY")
	if len(k) < 32 {
		return nil, errors.New("SESSION_KEY is too short")
	}
	return sessions.NewCookieStore([]byte(k)), nil
}

func signEnv(c jwt.Claims) (string, error) {
	k := os.Getenv("TOKEN_KEY")
	if k == "" {
		return "", errors.New("no key")
	}
	return jwt.NewWithClaims(jwt.SigningMethodHS256, c).SignedString([]byte(k))
}

// A sentinel that is replaced at start.
var secret = flag.String("secret", "random", "the session key")

func setup() *sessions.CookieStore {
	if *secret == "random" {
		*secret = rand.Text()
	}
	return sessions.NewCookieStore([]byte(*secret))
}

// A default that is refused.
type config struct {
	Secret string `env:"SECRET" envDefault:"change-me"`
}

func (c *config) validate() {
	if c.Secret == "" || c.Secret == "change-me" {
		log.Fatal("set SECRET")
	}
}

func (c *config) sign() (string, error) {
	return jwt.New(jwt.SigningMethodHS256).SignedString([]byte(c.Secret))
}

// Read from a file.
func fromFile() (string, error) {
	b, err := os.ReadFile("/run/secrets/key")
	if err != nil {
		return "", err
	}
	return jwt.New(jwt.SigningMethodHS256).SignedString(b)
}

// A key function that fails returns no key.
func refuse(token string) (*jwt.Token, error) {
	return jwt.Parse(token, func(t *jwt.Token) (any, error) {
		if _, ok := t.Method.(*jwt.SigningMethodHMAC); !ok {
			return []byte(nil), errors.New("unexpected method")
		}
		return key, nil
	})
}

// Set elsewhere: nothing is known.
var Exported []byte

func exported(c jwt.Claims) (string, error) {
	return jwt.NewWithClaims(jwt.SigningMethodHS256, c).SignedString(Exported)
}
