// Package api reads its key from the environment once.
package api

import (
	"log"
	"net/http"
	"os"
	"time"

	"github.com/golang-jwt/jwt/v5"
	echojwt "github.com/labstack/echo-jwt/v4"
	"github.com/labstack/echo/v4"
)

type environment struct {
	port   string
	secret string
}

func mustEnv() environment {
	e := environment{port: os.Getenv("PORT"), secret: os.Getenv("JWT_SECRET")}
	if e.port == "" {
		log.Fatal("PORT is not set")
	}
	return e
}

type server struct {
	env environment
	e   *echo.Echo
}

func Start(check func(user, pass string) bool) error {
	s := &server{env: mustEnv(), e: echo.New()}
	s.e.POST("/login", s.login(check))
	g := s.e.Group("/v1", echojwt.WithConfig(echojwt.Config{SigningKey: []byte(s.env.secret), SigningMethod: "HS256"})) // want `the key \(field v4\.Config\.SigningKey\) is the environment variable`
	g.GET("/me", func(c echo.Context) error {
		t, ok := c.Get("user").(*jwt.Token)
		if !ok {
			return echo.ErrUnauthorized
		}
		sub, err := t.Claims.GetSubject()
		if err != nil {
			return echo.ErrUnauthorized
		}
		return c.String(http.StatusOK, sub)
	})
	return s.e.Start(":" + s.env.port)
}

func (s *server) login(check func(user, pass string) bool) echo.HandlerFunc {
	return func(c echo.Context) error {
		user := c.FormValue("user")
		if !check(user, c.FormValue("password")) {
			return echo.ErrUnauthorized
		}
		raw, err := jwt.NewWithClaims(jwt.SigningMethodHS256, jwt.RegisteredClaims{
			Subject: user, ExpiresAt: jwt.NewNumericDate(time.Now().Add(30 * time.Minute)),
		}).SignedString([]byte(s.env.secret))
		if err != nil {
			return err
		}
		return c.JSON(http.StatusOK, echo.Map{"access_token": raw})
	}
}

// A strict environment refuses a short key.
type strict struct{ key string }

func strictEnv() strict {
	e := strict{key: os.Getenv("SESSION_KEY")}
	if len(e.key) < 32 {
		log.Fatal("SESSION_KEY is not set")
	}
	return e
}

type signer struct{ env strict }

func Signer() *signer { return &signer{env: strictEnv()} }

func (s *signer) sign() func(user string) (string, error) {
	return func(user string) (string, error) {
		return jwt.NewWithClaims(jwt.SigningMethodHS256, jwt.RegisteredClaims{Subject: user}).SignedString([]byte(s.env.key))
	}
}
