// Package web signs in users.
package web

import (
	"time"

	"github.com/golang-jwt/jwt/v5"

	"sessionlint.test/src/expiry/layered/token"
)

func literal(user string) (string, error) {
	return token.Sign(&token.Claims{User: user}) // want `signed without exp`
}

func forgets(user string) (string, error) {
	return token.Sign(token.New(user)) // want `signed without exp`
}

func far(user string) (string, error) {
	return token.SignFor(user, 5*365*24*time.Hour) // want `the token lives for 1825 days`
}

func day(user string) (string, error) { return token.SignFor(user, 24*time.Hour) }

func completes(user string) (string, error) {
	c := token.New(user)
	c.ExpiresAt = jwt.NewNumericDate(time.Now().Add(time.Hour))
	return token.Sign(c)
}
