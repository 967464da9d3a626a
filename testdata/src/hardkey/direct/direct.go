// Package direct has keys that are written where they are used.
package direct

import (
	"crypto/aes"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"errors"

	"github.com/golang-jwt/jwt/v5"
	"github.com/gorilla/securecookie"
	"github.com/gorilla/sessions"
)

var store = sessions.NewCookieStore([]byte("something-very-secret")) // want `the key \(argument of sessions.NewCookieStore\) is a constant in the code, "som…" \(21 bytes\): whoever reads the code`

const hashText = "hash key of thirty-two bytes, ok"

func codec() *securecookie.SecureCookie {
	return securecookie.New([]byte(hashText), []byte("0123456789abcdef")) // want `is a constant in the code, "has…" \(32 bytes\)`
}

var signing = []byte("jwt-secret") // want `the key \(variable direct.signing, argument of v5.Token.SignedString at src/hardkey/direct/direct.go:\d+\) is a constant in the code, "jwt…" \(10 bytes\)`

func sign(c jwt.Claims) (string, error) {
	return jwt.NewWithClaims(jwt.SigningMethodHS256, c).SignedString(signing)
}

// verify uses the same key: one weakness is one finding.
func verify(token string) (*jwt.Token, error) {
	return jwt.Parse(token, func(*jwt.Token) (any, error) { return signing, nil }, jwt.WithValidMethods([]string{"HS256"}))
}

type claims struct{ jwt.RegisteredClaims }

func other(token string) (*jwt.Token, error) {
	return jwt.ParseWithClaims(token, &claims{}, func(*jwt.Token) (any, error) {
		return []byte("another"), nil // want `the key \(what the key function returns\) is a constant in the code, "ano…" \(7 bytes\)`
	})
}

func hashed(c jwt.Claims) (string, error) {
	k := sha256.Sum256([]byte("a phrase"))
	return jwt.NewWithClaims(jwt.SigningMethodHS256, c).SignedString(k[:]) // want `is a constant in the code, "a p…" \(8 bytes\)`
}

var unassigned []byte

func nothing(c jwt.Claims) (string, error) {
	return jwt.NewWithClaims(jwt.SigningMethodHS256, c).SignedString(unassigned) // want `is empty: anyone can make valid sessions`
}

func declared(token string) (*jwt.Token, error) {
	var key []byte
	return jwt.Parse(token, func(*jwt.Token) (any, error) { return key, nil })
}

func signCookie(value string) string {
	m := hmac.New(sha256.New, []byte("pepper")) // want `the key \(argument of hmac.New\) is a constant in the code, "pep…"`
	m.Write([]byte(value))
	return base64.RawURLEncoding.EncodeToString(m.Sum(nil))
}

// A checksum of a file is no session.
func checksum(data []byte) []byte {
	m := hmac.New(sha256.New, []byte("checksum"))
	m.Write(data)
	return m.Sum(nil)
}

func encryptSession(data []byte) error {
	b, err := aes.NewCipher([]byte("0123456789abcdef0123456789abcdef")) // want `the key \(argument of aes.NewCipher\) is a constant in the code`
	if err != nil {
		return err
	}
	b.Encrypt(data, data)
	return nil
}

func none(c jwt.Claims) (string, error) {
	return jwt.NewWithClaims(jwt.SigningMethodNone, c).SignedString(jwt.UnsafeAllowNoneSignatureType)
}

type shown struct{ Secret string }

func (s shown) sign(c jwt.Claims) (string, error) {
	if len(s.Secret) < 32 {
		return "", errors.New("no key")
	}
	return jwt.NewWithClaims(jwt.SigningMethodHS256, c).SignedString([]byte(s.Secret))
}

// What is shown has no key.
func (s shown) masked() shown {
	s.Secret = ""
	return s
}
