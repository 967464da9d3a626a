// Package provider talks to the provider for others.
package provider

import (
	"context"

	"golang.org/x/oauth2"
)

var config oauth2.Config

// Exchange gets a token for a code.
func Exchange(code string) (*oauth2.Token, error) {
	return config.Exchange(context.Background(), code)
}
