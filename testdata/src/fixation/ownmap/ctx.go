package main

import (
	"context"
	"net/http"
)

func with(r *http.Request, v *visitor) context.Context {
	return context.WithValue(r.Context(), ctxKey{}, v)
}
