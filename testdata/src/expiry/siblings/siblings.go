// Package siblings checks ages against the wrong limit or record.
package siblings

import (
	"context"
	"net/http"
	"time"

	"github.com/ory/fosite"
	"github.com/ory/fosite/handler/oauth2"
)

type options struct {
	Expire     time.Duration
	CSRFExpire time.Duration
	Secret     string
}

func validate(c *http.Cookie, secret string, age time.Duration) bool { return c != nil && age > 0 }

func decodeCSRFCookie(c *http.Cookie, opts *options) bool {
	return validate(c, opts.Secret, opts.Expire) // want `the age is checked against Expire, although CSRFExpire is the limit`
}

func decodeSession(c *http.Cookie, opts *options) bool { return validate(c, opts.Secret, opts.Expire) }

func decodeCSRF(c *http.Cookie, opts *options) bool {
	return validate(c, opts.Secret, opts.CSRFExpire)
}

type handler struct {
	strategy oauth2.AccessTokenStrategy
	storage  oauth2.AccessTokenStorage
}

func (h *handler) wrong(ctx context.Context, requester fosite.AccessRequester, token string) (fosite.Requester, error) {
	if err := h.strategy.ValidateAccessToken(ctx, requester, token); err != nil { // want `takes the expiry from the record of this request`
		return nil, err
	}
	return h.storage.GetAccessTokenSession(ctx, h.strategy.AccessTokenSignature(ctx, token), requester.GetSession())
}

func (h *handler) right(ctx context.Context, requester fosite.AccessRequester, token string) (fosite.Requester, error) {
	stored, err := h.storage.GetAccessTokenSession(ctx, h.strategy.AccessTokenSignature(ctx, token), requester.GetSession())
	if err != nil {
		return nil, err
	}
	return stored, h.strategy.ValidateAccessToken(ctx, stored, token)
}
