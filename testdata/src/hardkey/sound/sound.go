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
	if len(k) < 32 {
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
	if len(c.Secret) < 32 || c.Secret == "change-me" {
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

// Measured by a validator's tag, elsewhere than it is used.
type settings struct {
	Tagged  string `env:"TAGGED_KEY,notEmpty" validate:"min=32"`
	Checked string `env:"CHECKED_KEY,required"`
}

func (c settings) check() error {
	if n := len(c.Checked); n < 32 {
		return errors.New("CHECKED_KEY is too short")
	}
	return nil
}

func (c settings) signTagged() (string, error) {
	return jwt.New(jwt.SigningMethodHS256).SignedString([]byte(c.Tagged))
}

func (c settings) signChecked() (string, error) {
	return jwt.New(jwt.SigningMethodHS256).SignedString([]byte(c.Checked))
}

// Of a length that a function of its own looks at.
func strong(key string) bool { return len(key) >= 32 }

func signStrong() (string, error) {
	k := os.Getenv("STRONG_KEY")
	if k == "" || !strong(k) {
		return "", errors.New("no key")
	}
	return jwt.New(jwt.SigningMethodHS256).SignedString([]byte(k))
}

func valid(key string) error {
	if len(key) < 32 {
		return errors.New("too short")
	}
	return nil
}

func signValid() (string, error) {
	k := os.Getenv("VALID_KEY")
	if k == "" {
		return "", errors.New("no key")
	}
	if err := valid(k); err != nil {
		return "", err
	}
	return jwt.New(jwt.SigningMethodHS256).SignedString([]byte(k))
}
