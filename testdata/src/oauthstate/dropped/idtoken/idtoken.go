// Package idtoken verifies ID tokens.
package idtoken

import (
	"context"
	"errors"

	"github.com/coreos/go-oidc/v3/oidc"
)

type Checker struct{ verifier *oidc.IDTokenVerifier }

func (c Checker) Name(ctx context.Context, raw string) (string, error) {
	t, err := c.verifier.Verify(ctx, raw)
	if err != nil {
		return "", err
	}
	return t.Subject, nil
}

func (c Checker) Fresh(ctx context.Context, raw, nonce string) (string, error) {
	t, err := c.verifier.Verify(ctx, raw)
	if err != nil {
		return "", err
	}
	if t.Nonce != nonce {
		return "", errors.New("replayed")
	}
	return t.Subject, nil
}
