// Package keys verifies with keys that verify nothing.
package keys

import (
	"crypto/rsa"
	"errors"
	"fmt"
	"io"
	"net/http"

	"github.com/golang-jwt/jwt/v5"
)

func secret() []byte
func public() *rsa.PublicKey

func make(c jwt.Claims) (string, error) {
	return jwt.NewWithClaims(jwt.SigningMethodNone, c).SignedString(jwt.UnsafeAllowNoneSignatureType) // want `a token is made without a signature`
}

func none(token string) (*jwt.Token, error) {
	return jwt.Parse(token, func(*jwt.Token) (any, error) {
		return jwt.UnsafeAllowNoneSignatureType, nil // want `the key function allows tokens without a signature`
	})
}

var local bool

func confused(*jwt.Token) (any, error) { // want `the key function returns keys of different kinds without a look at the token's method`
	if local {
		return secret(), nil
	}
	return public(), nil
}

func byMethod(t *jwt.Token) (any, error) {
	if _, ok := t.Method.(*jwt.SigningMethodHMAC); ok {
		return secret(), nil
	}
	return public(), nil
}

// Keys of golang-jwt are typed: bytes verify nothing but HMAC.
func bytesOnly(*jwt.Token) (any, error) { return secret(), nil }

func fetched(t *jwt.Token) (any, error) {
	kid, ok := t.Header["kid"].(string)
	if !ok {
		return nil, errors.New("no key id")
	}
	res, err := http.Get(fmt.Sprintf("https://keys.example/%s", kid)) // want `the key is fetched from where the token's own header says`
	if err != nil {
		return nil, err
	}
	defer res.Body.Close()
	pem, err := io.ReadAll(res.Body)
	if err != nil {
		return nil, err
	}
	return jwt.ParseECPublicKeyFromPEM(pem)
}
