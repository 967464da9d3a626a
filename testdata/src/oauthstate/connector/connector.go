// Package connector exchanges a callback's code for a server that has looked at
// its state.
package connector

import (
	"context"
	"net/http"

	"golang.org/x/oauth2"
)

type Connector struct{ cfg *oauth2.Config }

// HandleCallback returns the token of the callback.
func (c *Connector) HandleCallback(ctx context.Context, r *http.Request) (*oauth2.Token, error) {
	return c.cfg.Exchange(ctx, r.URL.Query().Get("code"))
}

// ServeHTTP is a callback of its own.
func (c *Connector) ServeHTTP(w http.ResponseWriter, r *http.Request) { // want `this callback exchanges the code`
	if _, err := c.cfg.Exchange(r.Context(), r.FormValue("code")); err != nil {
		w.WriteHeader(http.StatusUnauthorized)
	}
}
