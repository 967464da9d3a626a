// Package upstream logs users in at a calendar server and keeps them in a JWT.
package upstream

import (
	"context"
	"net/http"
	"time"

	"github.com/golang-jwt/jwt/v5"
	"github.com/labstack/echo/v4"
	"golang.org/x/oauth2"
)

type Calendar struct {
	Access  string `json:"at"`
	Refresh string `json:"rt,omitempty"`
}

type Claims struct {
	jwt.RegisteredClaims
	Calendar Calendar `json:"cal"`
}

type Issuer struct {
	key  []byte
	life time.Duration
}

func NewIssuer(key []byte) *Issuer { return &Issuer{key: key, life: time.Hour} }

func (i *Issuer) Issue(subject string, grant *oauth2.Token) (string, error) {
	now := time.Now()
	c := Claims{
		RegisteredClaims: jwt.RegisteredClaims{
			Issuer: "planner", Subject: subject,
			IssuedAt: jwt.NewNumericDate(now), ExpiresAt: jwt.NewNumericDate(now.Add(i.life)),
		},
		Calendar: Calendar{Access: grant.AccessToken, Refresh: grant.RefreshToken}, // want `the field AccessToken becomes a claim of a signed token \(field` `the field RefreshToken becomes a claim of a signed token \(field`
	}
	return jwt.NewWithClaims(jwt.SigningMethodHS384, &c).SignedString(i.key)
}

type Exchanger interface {
	Finish(ctx context.Context, c echo.Context) (subject string, grant *oauth2.Token, err error)
}

func Callback(x Exchanger, i *Issuer) echo.HandlerFunc {
	return func(c echo.Context) error {
		sub, grant, err := x.Finish(c.Request().Context(), c)
		if err != nil {
			return echo.ErrUnauthorized
		}
		signed, err := i.Issue(sub, grant)
		if err != nil {
			return err
		}
		c.SetCookie(&http.Cookie{Name: "__Host-planner", Value: signed, Path: "/", MaxAge: int(i.life.Seconds()),
			Secure: true, HttpOnly: true, SameSite: http.SameSiteLaxMode})
		return c.Redirect(http.StatusSeeOther, "/")
	}
}

// Brief names the calendar only.
func (i *Issuer) Brief(subject string, grant *oauth2.Token) (string, error) {
	c := Claims{RegisteredClaims: jwt.RegisteredClaims{Subject: subject}, Calendar: Calendar{Access: grant.TokenType}}
	return jwt.NewWithClaims(jwt.SigningMethodHS384, &c).SignedString(i.key)
}
