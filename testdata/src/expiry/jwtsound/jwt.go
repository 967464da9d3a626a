// Package jwtsound signs tokens that end.
package jwtsound

import (
	"encoding/json"
	"os"
	"time"

	jwtthree "github.com/golang-jwt/jwt"
	"github.com/golang-jwt/jwt/v5"
)

var key = []byte("from configuration")

type Claims struct {
	UserID string `json:"uid"`
	jwt.RegisteredClaims
}

type Config struct{ TTL time.Duration }

func literal(user string) (string, error) {
	claims := Claims{UserID: user, RegisteredClaims: jwt.RegisteredClaims{ExpiresAt: jwt.NewNumericDate(time.Now().Add(time.Hour))}}
	return jwt.NewWithClaims(jwt.SigningMethodHS256, claims).SignedString(key)
}

func configured(user string, cfg *Config) (string, error) {
	claims := &Claims{UserID: user}
	claims.ExpiresAt = jwt.NewNumericDate(time.Now().Add(cfg.TTL))
	return jwt.NewWithClaims(jwt.SigningMethodHS256, claims).SignedString(key)
}

func later(user string) (string, error) {
	claims := &Claims{UserID: user}
	token := jwt.NewWithClaims(jwt.SigningMethodHS256, claims)
	claims.ExpiresAt = jwt.NewNumericDate(time.Now().Add(time.Hour))
	return token.SignedString(key)
}

func bothWays(user string, remember bool) (string, error) {
	claims := jwt.MapClaims{"sub": user}
	if remember {
		claims["exp"] = time.Now().Add(30 * 24 * time.Hour).Unix()
	} else {
		claims["exp"] = time.Now().Add(time.Hour).Unix()
	}
	return jwt.NewWithClaims(jwt.SigningMethodHS256, claims).SignedString(key)
}

func returnsEarly(user string, ttl time.Duration) (string, error) {
	claims := &Claims{UserID: user}
	if ttl <= 0 {
		return "", os.ErrInvalid
	}
	claims.ExpiresAt = jwt.NewNumericDate(time.Now().Add(ttl))
	return jwt.NewWithClaims(jwt.SigningMethodHS256, claims).SignedString(key)
}

func tokenClaims(user string) (string, error) {
	token := jwt.New(jwt.SigningMethodHS256)
	claims := token.Claims.(jwt.MapClaims)
	claims["sub"] = user
	claims["exp"] = time.Now().Add(time.Hour).Unix()
	return token.SignedString(key)
}

func replaced(user string) (string, error) {
	token := jwt.New(jwt.SigningMethodHS256)
	token.Claims = &jwt.RegisteredClaims{Subject: user, ExpiresAt: jwt.NewNumericDate(time.Now().Add(time.Hour))}
	return token.SignedString(key)
}

// complete sets what all tokens have.
func complete(c *Claims) {
	c.Issuer = "us"
	c.ExpiresAt = jwt.NewNumericDate(time.Now().Add(time.Hour))
}

func throughSetter(user string) (string, error) {
	claims := &Claims{UserID: user}
	complete(claims)
	return jwt.NewWithClaims(jwt.SigningMethodHS256, claims).SignedString(key)
}

func standard(user string) jwt.RegisteredClaims {
	return jwt.RegisteredClaims{Subject: user, ExpiresAt: jwt.NewNumericDate(time.Now().Add(time.Hour))}
}

func embedded(user string) (string, error) {
	claims := Claims{UserID: user, RegisteredClaims: standard(user)}
	return jwt.NewWithClaims(jwt.SigningMethodHS256, claims).SignedString(key)
}

func base(user string) *Claims { return &Claims{UserID: user} }

func completed(user string) (string, error) {
	c := base(user)
	c.ExpiresAt = jwt.NewNumericDate(time.Now().Add(time.Hour))
	return jwt.NewWithClaims(jwt.SigningMethodHS256, c).SignedString(key)
}

func decoded(text []byte) (string, error) {
	var c Claims
	if err := json.Unmarshal(text, &c); err != nil {
		return "", err
	}
	return jwt.NewWithClaims(jwt.SigningMethodHS256, c).SignedString(key)
}

func copied(extra map[string]any) (string, error) {
	claims := jwt.MapClaims{}
	for k, v := range extra {
		claims[k] = v
	}
	return jwt.NewWithClaims(jwt.SigningMethodHS256, claims).SignedString(key)
}

func parse(text string) (*Claims, error) {
	c := &Claims{}
	_, err := jwt.ParseWithClaims(text, c, func(*jwt.Token) (any, error) { return key, nil })
	return c, err
}

// fresh is filled by the library that gets it.
func fresh() jwt.Claims { return &Claims{} }

// createAPIKey makes what is meant to live long.
func createAPIKey(user string) (string, error) {
	return jwt.NewWithClaims(jwt.SigningMethodHS256, jwt.MapClaims{"sub": user}).SignedString(key)
}

func personalAccessToken(user string) (string, error) {
	c := jwtthree.StandardClaims{Subject: user}
	return jwtthree.NewWithClaims(jwtthree.SigningMethodHS256, c).SignedString(key)
}

func refreshToken(user string) (string, error) {
	c := jwtthree.StandardClaims{Subject: user, ExpiresAt: time.Now().Add(60 * 24 * time.Hour).Unix()}
	return jwtthree.NewWithClaims(jwtthree.SigningMethodHS256, c).SignedString(key)
}

func issue(user string, ttl time.Duration) (string, error) {
	return jwt.NewWithClaims(jwt.SigningMethodHS256, jwt.MapClaims{"sub": user, "exp": time.Now().Add(ttl).Unix()}).SignedString(key)
}

func day(user string) (string, error) { return issue(user, 24*time.Hour) }

type ownExp struct {
	Sub string `json:"sub"`
	Exp int64  `json:"exp"`
}

func (c ownExp) Valid() error { return nil }

func ownField(user string) (string, error) {
	return jwtthree.NewWithClaims(jwtthree.SigningMethodHS256, ownExp{user, time.Now().Add(time.Hour).Unix()}).SignedString(key)
}
