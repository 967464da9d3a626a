// Package unread does not look at what verification says.
package unread

import (
	"context"
	"errors"
	"log"
	"net/http"

	"github.com/golang-jwt/jwt/v5"
)

type claims struct {
	jwt.RegisteredClaims
	Role string
}

func keyFunc(*jwt.Token) (any, error) { return nil, errors.New("no key") }

func dropped(token string) string {
	c := &claims{}
	jwt.ParseWithClaims(token, c, keyFunc) // want `the error of v5.ParseWithClaims is dropped and Valid is not read`
	return c.Subject
}

func blank(token string) jwt.Claims {
	t, _ := jwt.Parse(token, keyFunc) // want `the error of v5.Parse is dropped and Valid is not read`
	return t.Claims
}

func notNil(token string) (*claims, error) {
	t, err := jwt.ParseWithClaims(token, &claims{}, keyFunc) // want `a path leads from the failure of v5.ParseWithClaims to the use of the claims at src/jwtverify/unread/unread.go:\d+`
	if t != nil {
		if c, ok := t.Claims.(*claims); ok {
			return c, nil
		}
	}
	return nil, err
}

func logged(w http.ResponseWriter, r *http.Request, next http.Handler) {
	c := &claims{}
	_, err := jwt.ParseWithClaims(r.Header.Get("Authorization"), c, keyFunc) // want `a path leads from the failure`
	if err != nil {
		log.Print(err)
	}
	next.ServeHTTP(w, r.WithContext(context.WithValue(r.Context(), "user", c.Subject)))
}

// Sound ones.

func stops(token string) (*claims, error) {
	c := &claims{}
	_, err := jwt.ParseWithClaims(token, c, keyFunc)
	if err != nil {
		log.Print("a bad token of ", c.Subject)
		return nil, err
	}
	return c, nil
}

func valid(token string) (*claims, error) {
	t, err := jwt.ParseWithClaims(token, &claims{}, keyFunc)
	if c, ok := t.Claims.(*claims); ok && t.Valid {
		return c, nil
	}
	return nil, err
}

func validOnly(token string) string {
	t, _ := jwt.ParseWithClaims(token, &claims{}, keyFunc)
	if t == nil || !t.Valid {
		return ""
	}
	return t.Claims.(*claims).Subject
}

// An expired token may be renewed: its signature was right.
func refresh(token string) (*claims, error) {
	c := &claims{}
	_, err := jwt.ParseWithClaims(token, c, keyFunc)
	if err != nil && !errors.Is(err, jwt.ErrTokenExpired) {
		return nil, err
	}
	return c, nil
}

func middleware(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		c := &claims{}
		if _, err := jwt.ParseWithClaims(r.Header.Get("Authorization"), c, keyFunc); err != nil {
			http.Error(w, "no", http.StatusUnauthorized)
			return
		}
		next.ServeHTTP(w, r.WithContext(context.WithValue(r.Context(), "user", c.Subject)))
	})
}
