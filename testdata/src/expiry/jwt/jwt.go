// Package jwt signs tokens that never end, or end too late.
package jwt

import (
	"time"

	jwtthree "github.com/golang-jwt/jwt"
	jwtfour "github.com/golang-jwt/jwt/v4"
	"github.com/golang-jwt/jwt/v5"
)

var key = []byte("from configuration")

type Claims struct {
	UserID string `json:"uid"`
	jwt.RegisteredClaims
}

func never(user string) (string, error) {
	claims := Claims{UserID: user, RegisteredClaims: jwt.RegisteredClaims{Subject: user}} // want `these claims are signed without exp: the token is valid for ever, .*`
	return jwt.NewWithClaims(jwt.SigningMethodHS256, claims).SignedString(key)
}

func pointer(user string) (string, error) {
	token := jwt.NewWithClaims(jwt.SigningMethodHS256, &jwt.RegisteredClaims{ // want `signed without exp`
		Subject: user,
	})
	return token.SignedString(key)
}

func inMap(user string) (string, error) {
	token := jwt.NewWithClaims(jwt.SigningMethodHS256, jwt.MapClaims{ // want `signed without exp`
		"sub": user,
		"iat": time.Now().Unix(),
	})
	return token.SignedString(key)
}

func sometimes(user string, ttl time.Duration) (string, error) {
	claims := &Claims{UserID: user} // want `can be signed without exp`
	if ttl > 0 {
		claims.ExpiresAt = jwt.NewNumericDate(time.Now().Add(ttl))
	}
	return jwt.NewWithClaims(jwt.SigningMethodHS256, claims).SignedString(key)
}

func mapSometimes(user string, remember bool) (string, error) {
	claims := jwt.MapClaims{"sub": user} // want `can be signed without exp`
	if !remember {
		claims["exp"] = time.Now().Add(time.Hour).Unix()
	}
	return jwt.NewWithClaims(jwt.SigningMethodHS256, claims).SignedString(key)
}

func empty(user string) (string, error) {
	token := jwt.New(jwt.SigningMethodHS256) // want `signed without exp`
	claims := token.Claims.(jwt.MapClaims)
	claims["sub"] = user
	return token.SignedString(key)
}

func far(user string) (string, error) {
	claims := Claims{UserID: user} // want `the token lives for 3650 days, more than the 30 days after which NIST SP 800-63B asks to log in again \(-expiry.session\)`
	claims.ExpiresAt = jwt.NewNumericDate(time.Now().AddDate(10, 0, 0))
	return jwt.NewWithClaims(jwt.SigningMethodHS256, claims).SignedString(key)
}

func farMap(user string) (string, error) {
	claims := jwt.MapClaims{"sub": user, "exp": time.Now().Unix() + 365*24*60*60} // want `lives for 365 days`
	return jwt.NewWithClaims(jwt.SigningMethodHS256, claims).SignedString(key)
}

const tokenLife = 8760 * time.Hour

func expiry() time.Time { return time.Now().UTC().Add(tokenLife) }

func farThroughHelper(user string) (string, error) {
	claims := jwt.RegisteredClaims{Subject: user, ExpiresAt: &jwt.NumericDate{Time: expiry()}} // want `lives for 365 days`
	return jwt.NewWithClaims(jwt.SigningMethodHS256, claims).SignedString(key)
}

func date(user string) (string, error) {
	claims := jwt.RegisteredClaims{Subject: user, ExpiresAt: jwt.NewNumericDate(time.Date(2099, 1, 1, 0, 0, 0, 0, time.UTC))} // want `the token never ends`
	return jwt.NewWithClaims(jwt.SigningMethodHS256, claims).SignedString(key)
}

// sign signs what others fill in.
func sign(claims jwt.Claims) (string, error) {
	return jwt.NewWithClaims(jwt.SigningMethodHS256, claims).SignedString(key)
}

func throughHelper(user string) (string, error) {
	return sign(jwt.MapClaims{"sub": user}) // want `signed without exp`
}

func signFor(user string, life time.Duration) (string, error) {
	return sign(&jwt.RegisteredClaims{Subject: user, ExpiresAt: jwt.NewNumericDate(time.Now().Add(life))})
}

func callerDecides(user string) (string, error) {
	return signFor(user, 2*365*24*time.Hour) // want `the token lives for 730 days`
}

func build(user string) *Claims {
	return &Claims{UserID: user} // want `signed without exp`
}

func built(user string) (string, error) {
	return sign(build(user))
}

// interfaceOnly can't be completed by its callers.
func interfaceOnly(user string) jwt.Claims {
	return Claims{UserID: user} // want `signed without exp`
}

func refresh(user string) (string, error) {
	claims := jwt.RegisteredClaims{Subject: user, ExpiresAt: jwt.NewNumericDate(time.Now().Add(400 * 24 * time.Hour))} // want `lives for 400 days, more than the 90 days of -expiry.remember`
	return jwt.NewWithClaims(jwt.SigningMethodHS256, claims).SignedString(key)
}

type oldClaims struct {
	Role string
	jwtthree.StandardClaims
}

func versionThree(user string) (string, error) {
	c := oldClaims{Role: "user"} // want `signed without exp`
	c.Subject = user
	return jwtthree.NewWithClaims(jwtthree.SigningMethodHS256, c).SignedString(key)
}

func zero(user string) (string, error) {
	c := jwtthree.StandardClaims{Subject: user, ExpiresAt: 0} // want `signed without exp`
	return jwtthree.NewWithClaims(jwtthree.SigningMethodHS256, c).SignedString(key)
}

func versionFour(user string) (string, error) {
	c := jwtfour.RegisteredClaims{Subject: user} // want `signed without exp`
	return jwtfour.NewWithClaims(jwtfour.SigningMethodHS256, c).SignedString(key)
}

func unixFar(user string) (string, error) {
	c := &jwtfour.StandardClaims{Subject: user, ExpiresAt: time.Now().Add(time.Hour * 24 * 365).Unix()} // want `lives for 365 days`
	return jwtfour.NewWithClaims(jwtfour.SigningMethodHS256, c).SignedString(key)
}

// fallback takes a century for what is not limited.
func fallback(user string, seconds int64) jwt.Claims {
	if seconds <= 0 {
		seconds = 100 * 365 * 24 * 3600
	}
	return Claims{UserID: user, RegisteredClaims: jwt.RegisteredClaims{ // want `lives for 36500 days`
		ExpiresAt: jwt.NewNumericDate(time.Now().Add(time.Duration(seconds) * time.Second)),
	}}
}
