// Package sso signs assertions for the sister application.
package sso

import (
	"crypto/ed25519"
	"crypto/x509"
	_ "embed"
	"encoding/pem"
	"errors"
	"os"
	"time"

	"github.com/go-jose/go-jose/v4"
	"github.com/go-jose/go-jose/v4/jwt"
)

//go:embed assertion.pem
var pemData []byte

type Signer struct {
	s    jose.Signer
	life time.Duration
}

func load() (ed25519.PrivateKey, error) {
	blk, _ := pem.Decode(pemData)
	if blk == nil {
		return nil, errors.New("sso: no PEM")
	}
	k, err := x509.ParsePKCS8PrivateKey(blk.Bytes)
	if err != nil {
		return nil, err
	}
	ek, ok := k.(ed25519.PrivateKey)
	if !ok {
		return nil, errors.New("sso: other kind of key")
	}
	return ek, nil
}

func NewSigner() (*Signer, error) {
	k, err := load()
	if err != nil {
		return nil, err
	}
	s, err := jose.NewSigner(jose.SigningKey{Algorithm: jose.EdDSA, Key: k}, (&jose.SignerOptions{}).WithType("JWT")) // want `the key \(field v4\.SigningKey\.Key\) is the file "assertion\.pem", which`
	if err != nil {
		return nil, err
	}
	return &Signer{s: s, life: time.Minute}, nil
}

func (s *Signer) Assert(user string) (string, error) {
	now := time.Now()
	return jwt.Signed(s.s).Claims(jwt.Claims{
		Issuer: "portal", Subject: user, Audience: jwt.Audience{"archive"},
		IssuedAt: jwt.NewNumericDate(now), Expiry: jwt.NewNumericDate(now.Add(s.life)),
	}).Serialize()
}

//go:embed assertion_public.pem
var publicPEM []byte

// Key is the half that others may know.
func Key() (ed25519.PublicKey, error) {
	blk, _ := pem.Decode(publicPEM)
	if blk == nil {
		return nil, errors.New("sso: no PEM")
	}
	k, err := x509.ParsePKIXPublicKey(blk.Bytes)
	if err != nil {
		return nil, err
	}
	pub, _ := k.(ed25519.PublicKey)
	return pub, nil
}

const inSource = `-----BEGIN PRIVATE KEY-----
(written here)
-----END PRIVATE KEY-----`

// Fixed has its key in the source.
func Fixed() (jose.Signer, error) {
	blk, _ := pem.Decode([]byte(inSource))
	k, err := x509.ParsePKCS8PrivateKey(blk.Bytes)
	if err != nil {
		return nil, err
	}
	return jose.NewSigner(jose.SigningKey{Algorithm: jose.EdDSA, Key: k}, nil) // want `the key \(field v4\.SigningKey\.Key\) is a constant in the code`
}

// FromDisk reads its key where the program runs.
func FromDisk(path string) (jose.Signer, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	blk, _ := pem.Decode(data)
	k, err := x509.ParsePKCS8PrivateKey(blk.Bytes)
	if err != nil {
		return nil, err
	}
	return jose.NewSigner(jose.SigningKey{Algorithm: jose.EdDSA, Key: k}, nil)
}
