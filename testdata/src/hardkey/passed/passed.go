// Package passed has keys that are derived, chosen and kept in other packages.
package passed

import (
	"bytes"
	"cmp"
	"crypto/ed25519"
	"crypto/hkdf"
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"net/http"
	"os"

	"github.com/golang-jwt/jwt/v5"
	"github.com/gorilla/sessions"
	oldhkdf "golang.org/x/crypto/hkdf"
	"golang.org/x/crypto/pbkdf2"
	"golang.org/x/crypto/scrypt"
	"sessionlint.test/src/hardkey/passed/conf"
	"sessionlint.test/src/hardkey/passed/signer"
)

// A signer of cookies of another package, given its key.
func newSigner() *signer.Signer {
	return signer.New("not so secret") // want `the key \(field signer.Signer.key, argument of hmac.New at src/hardkey/passed/signer/signer.go:\d+\) is a constant in the code`
}

func soundSigner() (*signer.Signer, error) {
	k := os.Getenv("COOKIE_KEY")
	if len(k) < 32 {
		return nil, errors.New("COOKIE_KEY is too short")
	}
	return signer.New(k), nil
}

func derived() sessions.Store {
	k, _ := scrypt.Key([]byte("a pass phrase"), []byte("salt"), 1<<15, 8, 1, 32)
	return sessions.NewCookieStore(k) // want `is a constant in the code, "a p…" \(13 bytes\)`
}

func stretched() sessions.Store {
	return sessions.NewCookieStore(pbkdf2.Key([]byte("stretched"), []byte("salt"), 4096, 32, sha256.New)) // want `is a constant in the code, "str…"`
}

func expanded() (sessions.Store, error) {
	k, err := hkdf.Key(sha256.New, []byte("the root"), nil, "cookies", 32)
	return sessions.NewCookieStore(k), err // want `is a constant in the code, "the…"`
}

func read() sessions.Store {
	k := make([]byte, 32)
	io.ReadFull(oldhkdf.New(sha256.New, []byte("read key"), nil, nil), k)
	return sessions.NewCookieStore(k) // want `is a constant in the code, "rea…"`
}

// The label isn't the key, and neither is the salt.
func root(secret []byte) (sessions.Store, error) {
	k, err := hkdf.Key(sha256.New, secret, []byte("salt of it"), "cookies", 32)
	return sessions.NewCookieStore(k), err
}

func chosen(c jwt.Claims) (string, error) {
	key := cmp.Or(os.Getenv("JWT_KEY"), "else-this-one")
	return jwt.NewWithClaims(jwt.SigningMethodHS256, c).SignedString([]byte(key)) // want `is by default the constant "els…"`
}

// The web application of a messenger signs with a key that is made of its
// token under a label.
func checkLogin(r *http.Request, botToken string) bool {
	m := hmac.New(sha256.New, []byte("WebAppData"))
	m.Write([]byte(botToken))
	k := m.Sum(nil)
	m = hmac.New(sha256.New, k)
	m.Write([]byte(r.FormValue("data")))
	return hmac.Equal(m.Sum(nil), []byte(r.FormValue("hash")))
}

var ring = map[string][]byte{
	"2024": []byte("last year's key"),
	"2025": []byte("this year's key"),
}

func signWith(c jwt.Claims, year string) (string, error) {
	return jwt.NewWithClaims(jwt.SigningMethodHS256, c).SignedString(ring[year]) // want `is a constant in the code, "las…" \(15 bytes\) \(src/hardkey/passed/passed.go:\d+: put into a map\)`
}

var settings = map[string]string{"mode": "development", "secret": os.Getenv("SECRET")}

func signAs(c jwt.Claims) (string, error) {
	if len(settings["secret"]) < 32 {
		return "", errors.New("SECRET is too short")
	}
	return jwt.NewWithClaims(jwt.SigningMethodHS256, c).SignedString([]byte(settings["secret"]))
}

// The package that reads them tests these.
func tested(c jwt.Claims) (string, error) {
	k, err := conf.Load()
	if err != nil {
		return "", err
	}
	return jwt.NewWithClaims(jwt.SigningMethodHS256, c).SignedString([]byte(k.Key))
}

func replaced() sessions.Store { return sessions.NewCookieStore(conf.Key()) }

type sealer struct{ key []byte }

func newSealer(key []byte) *sealer {
	if len(key) == 0 {
		key = make([]byte, 32)
		rand.Read(key)
	}
	return &sealer{key}
}

func (s *sealer) session(id string) []byte {
	m := hmac.New(sha256.New, s.key)
	m.Write([]byte(id))
	return m.Sum(nil)
}

var unkeyed = newSealer(nil)

// The key of somebody else's signatures.
func theirs(*jwt.Token) (any, error) {
	b, err := hex.DecodeString("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a")
	return ed25519.PublicKey(b), err
}

type options struct{ key string }

var errDefault = errors.New("set the key")

func parse(given string) (*options, error) {
	o := &options{key: "please change this key"}
	if given != "" {
		o.key = given
	}
	if o.key == "please change this key" || len(o.key) < 32 {
		return nil, errDefault
	}
	return o, nil
}

func parsed() (sessions.Store, error) {
	o, err := parse(os.Getenv("GIVEN"))
	if err != nil {
		return nil, err
	}
	return sessions.NewCookieStore([]byte(o.key)), nil
}

var octets = []byte{'n', 'o', 't', ' ', 'a', ' ', 's', 'e', 'c', 'r', 'e', 't', 0, 1, 2, 3} // want `is a constant in the code, "not…" \(16 bytes\)`

func literal() sessions.Store {
	return sessions.NewCookieStore(octets)
}

func repeated() sessions.Store {
	return sessions.NewCookieStore(bytes.Repeat([]byte{'k'}, 32)) // want `is a constant in the code`
}

func versioned(secret []byte) sessions.Store {
	return sessions.NewCookieStore(append([]byte{1, 2}, secret...))
}
