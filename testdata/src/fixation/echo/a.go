// Package echo logs in with OpenID and echo's middleware over a redis store.
package echo

import (
	"os"

	"github.com/boj/redistore"
	"github.com/coreos/go-oidc/v3/oidc"
	"github.com/labstack/echo-contrib/session"
	"github.com/labstack/echo/v4"
	"golang.org/x/oauth2"
)

type server struct {
	config   oauth2.Config
	verifier *oidc.IDTokenVerifier
}

func (s *server) callback(c echo.Context) error {
	ctx := c.Request().Context()
	tok, err := s.config.Exchange(ctx, c.QueryParam("code"))
	if err != nil {
		return err
	}
	raw, _ := tok.Extra("id_token").(string)
	id, err := s.verifier.Verify(ctx, raw)
	if err != nil {
		return err
	}
	sess, err := session.Get("app", c)
	if err != nil {
		return err
	}
	sess.Values["redirect_url"] = "/"
	sess.Values["sub"] = id.Subject // want `callback verifies an OAuth or OpenID login and then puts "sub" into the session`
	return sess.Save(c.Request(), c.Response())
}

func (s *server) callbackNew(c echo.Context) error {
	tok, err := s.config.Exchange(c.Request().Context(), c.QueryParam("code"))
	if err != nil {
		return err
	}
	sess, err := session.Get("app", c)
	if err != nil {
		return err
	}
	sess.Options.MaxAge = -1
	if err := sess.Save(c.Request(), c.Response()); err != nil {
		return err
	}
	sess.ID = ""
	sess.Options.MaxAge = 3600
	sess.Values["user"] = tok.Extra("email")
	return sess.Save(c.Request(), c.Response())
}

// The way to the provider binds nobody.
func (s *server) start(c echo.Context) error {
	sess, err := session.Get("app", c)
	if err != nil {
		return err
	}
	sess.Values["user_state"] = c.QueryParam("next")
	return sess.Save(c.Request(), c.Response())
}

func Routes(e *echo.Echo, s *server) error {
	store, err := redistore.NewRediStore(10, "tcp", ":6379", "", "", []byte(os.Getenv("KEY")))
	if err != nil {
		return err
	}
	e.Use(session.Middleware(store))
	e.GET("/start", s.start)
	e.GET("/callback", s.callback)
	e.GET("/callback2", s.callbackNew)
	return nil
}
