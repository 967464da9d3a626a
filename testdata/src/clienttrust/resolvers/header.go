// Package intranet runs behind the company's single sign-on.
package intranet

import (
	"context"
	"net/http"
	"strings"

	"github.com/labstack/echo/v4"
)

type Person struct {
	ID    int64
	Login string
}

type Directory interface {
	ByLogin(ctx context.Context, login string) (*Person, error)
}

type resolver func(h http.Header) string

var resolvers = []resolver{
	func(h http.Header) string { return h.Get("X-Remote-User") },
	func(h http.Header) string {
		name, _, _ := strings.Cut(h.Get("X-Forwarded-Email"), "@")
		return name
	},
}

func Identify(dir Directory) echo.MiddlewareFunc {
	return func(next echo.HandlerFunc) echo.HandlerFunc {
		return func(c echo.Context) error {
			for _, res := range resolvers {
				login := res(c.Request().Header)
				if login == "" {
					continue
				}
				p, err := dir.ByLogin(c.Request().Context(), strings.ToLower(login)) // want `the request's header X-Forwarded-Email is what the user is looked up`
				if err != nil {
					return echo.ErrForbidden
				}
				c.Set("person", p)
				return next(c)
			}
			return echo.ErrUnauthorized
		}
	}
}
