// Package expect compares tokens with themselves.
package expect

import (
	"context"

	"github.com/coreos/go-oidc/v3/oidc"
	"github.com/golang-jwt/jwt/v5"
)

type claims struct{ jwt.RegisteredClaims }

// The expected audience is what the token says.
func trusting(ctx context.Context, p *oidc.Provider, token string) (*oidc.IDToken, error) {
	var c claims
	if _, _, err := jwt.NewParser().ParseUnverified(token, &c); err != nil {
		return nil, err
	}
	for _, aud := range c.RegisteredClaims.Audience {
		if t, err := p.Verifier(&oidc.Config{ClientID: aud}).Verify(ctx, token); err == nil { // want `the expected audience or issuer \(field oidc.Config.ClientID\) is taken from the token under test`
			return t, nil
		}
	}
	return nil, nil
}

func sound(ctx context.Context, p *oidc.Provider, token, client string) (*oidc.IDToken, error) {
	return p.Verifier(&oidc.Config{ClientID: client}).Verify(ctx, token)
}
