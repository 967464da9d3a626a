// Package beside believes claims that come with an error, or without a look
// at the signature.
package beside

import (
	"context"
	"errors"
	"net/http"

	"github.com/golang-jwt/jwt/v5"

	"sessionlint.test/src/jwtverify/beside/tokens"
)

type user struct{}

func optional(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		c, err := tokens.Again(r.Header.Get("Authorization")) // want `a path leads from the failure of tokens.Again, which returns claims beside its error, to the use of the claims at src/jwtverify/beside/beside.go:\d+`
		if err != nil {
			w.Header().Set("X-Auth", "failed")
		}
		next.ServeHTTP(w, r.WithContext(context.WithValue(r.Context(), user{}, c.User)))
	})
}

func ignored(r *http.Request) string {
	c, _ := tokens.Parse(r.Header.Get("Authorization")) // want `the error of tokens.Parse, which returns claims beside its error, is dropped`
	return c.User
}

func byHand(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		m, err := tokens.Payload(r.Header.Get("Authorization")) // want `decoding by hand at src/jwtverify/beside/tokens/tokens.go:\d+ reads the token's claims without checking its signature`
		if err != nil {
			http.Error(w, "no", http.StatusUnauthorized)
			return
		}
		next.ServeHTTP(w, r.WithContext(context.WithValue(r.Context(), user{}, m["sub"])))
	})
}

func placeholder(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		c, err := tokens.Empty(r.Header.Get("Authorization"))
		if err != nil {
			w.Header().Set("X-Auth", "failed")
		}
		next.ServeHTTP(w, r.WithContext(context.WithValue(r.Context(), user{}, c)))
	})
}

func keyFunc(*jwt.Token) (any, error) { return nil, errors.New("no key") }

func waived(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		c := &tokens.Claims{}
		_, err := jwt.ParseWithClaims(r.Header.Get("Authorization"), c, keyFunc) // want `the failure of v5.ParseWithClaims is waived for expired tokens, and the next handler runs`
		if err != nil && !errors.Is(err, jwt.ErrTokenExpired) {
			http.Error(w, "no", http.StatusUnauthorized)
			return
		}
		next.ServeHTTP(w, r.WithContext(context.WithValue(r.Context(), user{}, c.User)))
	})
}

func audience(token string) (string, error) {
	t, err := jwt.Parse(token, keyFunc)
	if err != nil {
		return "", err
	}
	c := t.Claims.(jwt.MapClaims)
	if aud, ok := c["aud"].(string); ok && aud != "api" { // want `the claim aud is compared only where it has the type asserted here`
		return "", errors.New("wrong audience")
	}
	sub, _ := c["sub"].(string)
	return sub, nil
}

// Sound ones.

func checked(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		c, err := tokens.Again(r.Header.Get("Authorization"))
		if err != nil {
			http.Error(w, "no", http.StatusUnauthorized)
			return
		}
		next.ServeHTTP(w, r.WithContext(context.WithValue(r.Context(), user{}, c.User)))
	})
}

func strict(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		c, err := tokens.Strict(r.Header.Get("Authorization"))
		if err == nil {
			r = r.WithContext(context.WithValue(r.Context(), user{}, c.User))
		}
		next.ServeHTTP(w, r)
	})
}

// Only for the log: the parse before decided.
func both(r *http.Request) (string, error) {
	token := r.Header.Get("Authorization")
	c, err := tokens.Strict(token)
	if err != nil {
		return "", err
	}
	return c.User, nil
}

func refreshSession(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		c := &tokens.Claims{}
		_, err := jwt.ParseWithClaims(r.Header.Get("Authorization"), c, keyFunc)
		if err != nil && !errors.Is(err, jwt.ErrTokenExpired) {
			http.Error(w, "no", http.StatusUnauthorized)
			return
		}
		next.ServeHTTP(w, r.WithContext(context.WithValue(r.Context(), user{}, c.User)))
	})
}

func refused(token string) (string, error) {
	t, err := jwt.Parse(token, keyFunc)
	if err != nil {
		return "", err
	}
	c := t.Claims.(jwt.MapClaims)
	if aud, ok := c["aud"].(string); !ok || aud != "api" {
		return "", errors.New("wrong audience")
	}
	sub, _ := c["sub"].(string)
	return sub, nil
}

func eitherForm(token string) (string, error) {
	t, err := jwt.Parse(token, keyFunc)
	if err != nil {
		return "", err
	}
	c := t.Claims.(jwt.MapClaims)
	if aud, ok := c["aud"].(string); ok && aud != "api" {
		return "", errors.New("wrong audience")
	}
	if list, ok := c["aud"].([]any); ok && len(list) != 1 {
		return "", errors.New("wrong audience")
	}
	sub, _ := c["sub"].(string)
	return sub, nil
}
