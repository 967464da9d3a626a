package mw

import (
	"context"
	"net/http"
	"strings"

	"sessionlint.test/src/jwtverify/issuerkey/claims"
)

type key struct{}

type reader interface {
	Read(raw string) (*claims.Farmer, error)
}

func Auth(rd reader) func(http.Handler) http.Handler {
	return func(next http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			f, err := rd.Read(strings.TrimPrefix(r.Header.Get("Authorization"), "Bearer "))
			if err != nil {
				http.Error(w, "no", 401)
				return
			}
			next.ServeHTTP(w, r.WithContext(context.WithValue(r.Context(), key{}, f)))
		})
	}
}

func From(ctx context.Context) *claims.Farmer {
	f, _ := ctx.Value(key{}).(*claims.Farmer)
	return f
}
