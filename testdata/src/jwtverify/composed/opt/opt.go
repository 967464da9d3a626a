package opt

import (
	"context"
	"errors"
	"net/http"
	"strings"

	"github.com/golang-jwt/jwt/v5"
)

type uk struct{}

type V struct{ Key []byte }

func (v *V) parse(raw string) (sub string, err error) {
	t, err := jwt.Parse(raw, func(t *jwt.Token) (any, error) {
		if t.Method != jwt.SigningMethodHS512 {
			return nil, errors.New("unexpected alg")
		}
		return v.Key, nil
	}, jwt.WithExpirationRequired())
	if err != nil {
		return "", err
	}
	return t.Claims.GetSubject()
}

// Optional puts the user into the context where there is one; RequireUser refuses the rest.
func (v *V) Optional(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if raw, ok := strings.CutPrefix(r.Header.Get("Authorization"), "Bearer "); ok {
			if sub, err := v.parse(raw); err == nil {
				r = r.WithContext(context.WithValue(r.Context(), uk{}, sub))
			}
		}
		next.ServeHTTP(w, r)
	})
}

func RequireUser(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if s, _ := r.Context().Value(uk{}).(string); s == "" {
			w.WriteHeader(http.StatusUnauthorized)
			return
		}
		next.ServeHTTP(w, r)
	})
}
