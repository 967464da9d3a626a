// Package visitors is a shop whose visitors have records before they log in.
package visitors

import (
	"github.com/labstack/echo/v4"
	"golang.org/x/crypto/bcrypt"

	"sessionlint.test/src/fixation/visitors/visitor"
)

type shop struct {
	hashes map[string][]byte
	hall   *visitor.Hall
}

func (s *shop) login(c echo.Context) error {
	mail := c.FormValue("mail")
	if err := bcrypt.CompareHashAndPassword(s.hashes[mail], []byte(c.FormValue("password"))); err != nil {
		return echo.ErrUnauthorized
	}
	visitor.From(c).Attach(mail) // want `login verifies a password and then puts "account" into the session, but the session keeps`
	return c.Redirect(303, "/basket")
}

func (s *shop) logout(c echo.Context) error {
	visitor.From(c).Detach()
	return c.Redirect(303, "/")
}

func (s *shop) orders(c echo.Context) error {
	a := visitor.From(c).Account()
	if a == "" {
		return c.Redirect(303, "/login")
	}
	return c.String(200, "orders of "+a)
}

// moved gives the record another id.
func (s *shop) moved(c echo.Context) error {
	mail := c.FormValue("mail")
	if err := bcrypt.CompareHashAndPassword(s.hashes[mail], []byte(c.FormValue("password"))); err != nil {
		return echo.ErrUnauthorized
	}
	v := visitor.From(c)
	s.hall.Move(c, v)
	v.Attach(mail)
	return c.Redirect(303, "/basket")
}

// anew makes a new record.
func (s *shop) anew(c echo.Context) error {
	mail := c.FormValue("mail")
	if err := bcrypt.CompareHashAndPassword(s.hashes[mail], []byte(c.FormValue("password"))); err != nil {
		return echo.ErrUnauthorized
	}
	v := visitor.Welcome()
	v.Attach(mail)
	s.hall.Move(c, v)
	return c.Redirect(303, "/basket")
}

func Routes(e *echo.Echo) {
	s := &shop{map[string][]byte{}, visitor.NewHall()}
	e.Use(s.hall.Middleware)
	e.POST("/login", s.login)
	e.POST("/moved", s.moved)
	e.POST("/anew", s.anew)
	e.POST("/logout", s.logout)
	e.GET("/orders", s.orders)
}
