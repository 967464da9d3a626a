package web

import (
	"context"
	"net/http"
)

type Middleware func(http.Handler) http.Handler

func Chain(h http.Handler, ms ...Middleware) http.Handler {
	for i := len(ms) - 1; i >= 0; i-- {
		h = ms[i](h)
	}
	return h
}

type nurse struct{}

func Authenticated(who func(string) (string, error)) Middleware {
	return func(next http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			c, err := r.Cookie("nurse")
			if err != nil {
				http.Error(w, "no", 401)
				return
			}
			n, err := who(c.Value)
			if err != nil {
				http.Error(w, "no", 401)
				return
			}
			next.ServeHTTP(w, r.WithContext(context.WithValue(r.Context(), nurse{}, n)))
		})
	}
}

func Patients(w http.ResponseWriter, r *http.Request) {
	w.Write([]byte(r.Context().Value(nurse{}).(string)))
}
