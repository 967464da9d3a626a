// Package sso completes the login at the identity provider and sends the
// browser on to the single page application.
package sso

import (
	"context"
	"net/http"
	"net/url"
	"time"

	"github.com/golang-jwt/jwt/v5"
	"github.com/labstack/echo/v4"
)

type Identity struct {
	Subject string
	Email   string
}

type Provider interface {
	Complete(ctx context.Context, c echo.Context) (Identity, error)
}

type signer struct {
	key []byte
	ttl time.Duration
}

func (s signer) issue(id Identity) (string, error) {
	now := time.Now()
	return jwt.NewWithClaims(jwt.SigningMethodHS256, jwt.RegisteredClaims{
		Subject:   id.Subject,
		IssuedAt:  jwt.NewNumericDate(now),
		ExpiresAt: jwt.NewNumericDate(now.Add(s.ttl)),
	}).SignedString(s.key)
}

type Service struct {
	provider Provider
	signer   signer
	front    *url.URL
}

func NewService(p Provider, key []byte, front *url.URL) *Service {
	return &Service{provider: p, front: front, signer: signer{key: key, ttl: 15 * time.Minute}}
}

func (s *Service) Mount(g *echo.Group) { g.GET("/sso/callback", s.callback) }

func (s *Service) landing(ticket, email string) string {
	u := *s.front
	q := u.Query()
	q.Set("login_hint", email)
	q.Set("t", ticket) // want `a signed token is put into a URL as its parameter t: URLs are kept in`
	u.RawQuery = q.Encode()
	return u.String()
}

func (s *Service) callback(c echo.Context) error {
	id, err := s.provider.Complete(c.Request().Context(), c)
	if err != nil {
		return echo.NewHTTPError(http.StatusUnauthorized, "login failed").SetInternal(err)
	}
	signed, err := s.signer.issue(id)
	if err != nil {
		return err
	}
	return c.Redirect(http.StatusSeeOther, s.landing(signed, id.Email))
}

// logout hands on who it was, which is no token.
func (s *Service) logout(c echo.Context) error {
	id, err := s.provider.Complete(c.Request().Context(), c)
	if err != nil {
		return err
	}
	return c.Redirect(http.StatusSeeOther, s.farewell(id.Email))
}

func (s *Service) farewell(ticket string) string {
	u := *s.front
	q := u.Query()
	q.Set("t", ticket)
	u.RawQuery = q.Encode()
	return u.String()
}
