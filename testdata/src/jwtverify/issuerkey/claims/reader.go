package claims

import (
	"crypto/rsa"
	"errors"
	"os"
	"path/filepath"

	"github.com/golang-jwt/jwt/v5"
)

type Farmer struct {
	jwt.RegisteredClaims
	Role string `json:"role"`
}

// Dir is a directory of public keys, one an issuer.
type Dir string

func (d Dir) key(issuer string) (*rsa.PublicKey, error) {
	b, err := os.ReadFile(filepath.Join(string(d), filepath.Base(issuer)+".pem"))
	if err != nil {
		return nil, err
	}
	return jwt.ParseRSAPublicKeyFromPEM(b)
}

type Reader struct{ Keys Dir }

// issuer looks who is said to have issued raw, to choose the key that it must verify under.
func issuer(raw string) (string, error) {
	var c jwt.RegisteredClaims
	if _, _, err := jwt.NewParser().ParseUnverified(raw, &c); err != nil {
		return "", err
	}
	return c.Issuer, nil
}

func (r Reader) Read(raw string) (*Farmer, error) {
	f := new(Farmer)
	iss, err := issuer(raw)
	if err != nil {
		return nil, err
	}
	k, err := r.Keys.key(iss)
	if err != nil {
		return nil, err
	}
	t, err := jwt.ParseWithClaims(raw, f, func(*jwt.Token) (any, error) { return k, nil },
		jwt.WithValidMethods([]string{"RS256"}), jwt.WithIssuer(iss), jwt.WithAudience("fields"), jwt.WithExpirationRequired())
	if err != nil {
		return nil, err
	}
	if !t.Valid {
		return nil, errors.New("invalid")
	}
	return f, nil
}
