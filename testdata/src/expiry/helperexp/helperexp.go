// Package helperexp checks exp by a helper of its own, with a skew.
package helperexp

import (
	"errors"
	"time"

	"github.com/golang-jwt/jwt/v5"
)

const skew = 30

func number(claims jwt.MapClaims, name string) (int64, bool) {
	f, ok := claims[name].(float64)
	return int64(f), ok
}

func verify(text string, key []byte) (jwt.MapClaims, error) {
	claims := jwt.MapClaims{}
	p := jwt.NewParser(jwt.WithValidMethods([]string{"HS256"}), jwt.WithoutClaimsValidation())
	if _, err := p.ParseWithClaims(text, claims, func(*jwt.Token) (any, error) { return key, nil }); err != nil {
		return nil, err
	}
	exp, ok := number(claims, "exp")
	if !ok || time.Now().Unix() > exp+skew {
		return nil, errors.New("expired")
	}
	return claims, nil
}
