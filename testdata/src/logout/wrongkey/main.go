package main

import (
	"crypto/rand"
	"encoding/json"
	"net/http"
	"time"

	"github.com/labstack/echo/v4"
	"github.com/redis/go-redis/v9"
	"golang.org/x/crypto/bcrypt"
)

const (
	prefixLogin = "login:"
	prefixSess  = "sess:"
)

type principal struct {
	UID  string `json:"uid"`
	Role string `json:"role"`
}

type app struct {
	rdb   *redis.Client
	users map[string][]byte
}

func (a *app) login(c echo.Context) error {
	u, p := c.FormValue("user"), c.FormValue("password")
	if bcrypt.CompareHashAndPassword(a.users[u], []byte(p)) != nil {
		return echo.ErrUnauthorized
	}
	sid := rand.Text()
	b, _ := json.Marshal(principal{UID: u})
	if err := a.rdb.Set(c.Request().Context(), prefixSess+sid, b, 12*time.Hour).Err(); err != nil {
		return err
	}
	c.SetCookie(&http.Cookie{Name: "sid", Value: sid, Path: "/", Secure: true, HttpOnly: true, SameSite: http.SameSiteLaxMode})
	return c.NoContent(204)
}

func (a *app) auth(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		ck, err := c.Cookie("sid")
		if err != nil {
			return echo.ErrUnauthorized
		}
		b, err := a.rdb.Get(c.Request().Context(), prefixSess+ck.Value).Bytes()
		if err != nil {
			return echo.ErrUnauthorized
		}
		var p principal
		if json.Unmarshal(b, &p) != nil {
			return echo.ErrUnauthorized
		}
		c.Set("principal", p)
		return next(c)
	}
}

func (a *app) logout(c echo.Context) error { // want `logout only touches the client's side`
	ck, err := c.Cookie("sid")
	if err != nil {
		return c.NoContent(204)
	}
	if err := a.rdb.Del(c.Request().Context(), prefixLogin+ck.Value).Err(); err != nil {
		return err
	}
	c.SetCookie(&http.Cookie{Name: "sid", Path: "/", MaxAge: -1, Secure: true, HttpOnly: true, SameSite: http.SameSiteLaxMode})
	return c.NoContent(204)
}

func main() {
	a := &app{rdb: redis.NewClient(&redis.Options{Addr: "localhost:6379"}), users: map[string][]byte{}}
	e := echo.New()
	e.POST("/login", a.login)
	g := e.Group("", a.auth)
	g.POST("/logout", a.logout)
	e.Logger.Fatal(e.Start(":8080"))
}
