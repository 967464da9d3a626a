package main

import (
	"crypto/rand"
	"errors"
	"net/http"
	"time"

	"github.com/labstack/echo/v4"
	"golang.org/x/crypto/bcrypt"
)

type Session struct {
	User string
	End  time.Time
}

type Store struct{ m map[string]*Session }

func (s *Store) Find(id string) (*Session, error) {
	x, ok := s.m[id]
	if !ok {
		return nil, errors.New("no")
	}
	if time.Now().After(x.End) {
		delete(s.m, id)
		return nil, errors.New("over")
	}
	return x, nil
}

func main() {
	s := &Store{map[string]*Session{}}
	e := echo.New()
	e.POST("/login", func(c echo.Context) error {
		if bcrypt.CompareHashAndPassword([]byte("x"), []byte(c.FormValue("password"))) != nil {
			return echo.ErrUnauthorized
		}
		id := rand.Text()
		s.m[id] = &Session{"me", time.Now().Add(time.Hour)}
		c.SetCookie(&http.Cookie{Name: "session", Value: id, Path: "/", Secure: true, HttpOnly: true, SameSite: http.SameSiteLaxMode})
		return nil
	})
	e.POST("/logout", func(c echo.Context) error { // want `POST /logout only touches the client's side and leaves the session on the server .*`
		ck, err := c.Cookie("session")
		if err != nil {
			return err
		}
		x, err := s.Find(ck.Value)
		if err != nil {
			return echo.ErrUnauthorized
		}
		e.Logger.Infof("%s leaves", x.User)
		c.SetCookie(&http.Cookie{Name: "session", Path: "/", MaxAge: -1, Secure: true, HttpOnly: true, SameSite: http.SameSiteLaxMode})
		return c.NoContent(204)
	})
	e.Start(":80")
}
