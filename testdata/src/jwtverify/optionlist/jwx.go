// Package feeds serves personal feeds.
package feeds

import (
	"context"
	"fmt"
	"net/http"
	"time"

	"github.com/go-chi/chi/v5"
	"github.com/lestrrat-go/jwx/v2/jwa"
	"github.com/lestrrat-go/jwx/v2/jwt"
)

type Feeds interface {
	For(ctx context.Context, user string) ([]string, error)
}

type handler struct {
	feeds Feeds
	opts  []jwt.ParseOption
}

func parseOptions(key []byte, skew time.Duration) []jwt.ParseOption {
	return []jwt.ParseOption{
		jwt.WithKey(jwa.HS256, key),
		jwt.WithAcceptableSkew(skew),
		jwt.WithIssuer("https://login.example"),
		jwt.WithVerify(false), // want `jwt\.WithVerify\(false\) leaves the signature unchecked: whoever sends a`
	}
}

func Routes(f Feeds, key []byte) http.Handler {
	h := &handler{feeds: f, opts: parseOptions(key, 30*time.Second)}
	r := chi.NewRouter()
	r.Get("/feed", h.get)
	return r
}

func (h *handler) get(w http.ResponseWriter, r *http.Request) {
	tok, err := jwt.ParseRequest(r, h.opts...)
	if err != nil {
		http.Error(w, "login first", http.StatusUnauthorized)
		return
	}
	items, err := h.feeds.For(r.Context(), tok.Subject())
	if err != nil {
		http.Error(w, "later", http.StatusInternalServerError)
		return
	}
	for _, it := range items {
		fmt.Fprintln(w, it)
	}
}
