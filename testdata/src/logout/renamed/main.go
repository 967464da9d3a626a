package main

import (
	"context"
	"crypto/rand"
	"log"
	"net/http"
	"os"
	"time"

	"github.com/labstack/echo/v4"
	"github.com/redis/go-redis/v9"
	"golang.org/x/crypto/bcrypt"
)

const (
	live    = "sess:live:"
	history = "sess:history:"
)

type registry struct{ rdb redis.UniversalClient }

func (g registry) open(ctx context.Context, user, agent string) (string, error) {
	id := rand.Text()
	p := g.rdb.TxPipeline()
	p.HSet(ctx, live+id, "user", user, "agent", agent, "since", time.Now().Unix())
	p.Expire(ctx, live+id, 12*time.Hour)
	_, err := p.Exec(ctx)
	return id, err
}

func (g registry) user(ctx context.Context, id string) (string, error) {
	return g.rdb.HGet(ctx, live+id, "user").Result()
}

// archive keeps what the security page shows as "recent sessions".
func (g registry) archive(ctx context.Context, id string) error {
	if err := g.rdb.Rename(ctx, live+id, history+id).Err(); err != nil {
		return err
	}
	return g.rdb.Expire(ctx, history+id, 90*24*time.Hour).Err()
}

type h struct {
	reg    registry
	hashes map[string][]byte
}

func (h *h) login(c echo.Context) error {
	u := c.FormValue("user")
	if bcrypt.CompareHashAndPassword(h.hashes[u], []byte(c.FormValue("password"))) != nil {
		return echo.ErrUnauthorized
	}
	id, err := h.reg.open(c.Request().Context(), u, c.Request().UserAgent())
	if err != nil {
		return err
	}
	c.SetCookie(&http.Cookie{Name: "__Host-s", Value: id, Path: "/", Secure: true, HttpOnly: true, SameSite: http.SameSiteLaxMode})
	return c.NoContent(http.StatusNoContent)
}

func (h *h) logout(c echo.Context) error {
	ck, err := c.Cookie("__Host-s")
	if err != nil {
		return c.NoContent(http.StatusNoContent)
	}
	if err := h.reg.archive(c.Request().Context(), ck.Value); err != nil {
		return err
	}
	c.SetCookie(&http.Cookie{Name: "__Host-s", Path: "/", Secure: true, HttpOnly: true, MaxAge: -1})
	return c.NoContent(http.StatusNoContent)
}

func (h *h) guard(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		ck, err := c.Cookie("__Host-s")
		if err != nil {
			return echo.ErrUnauthorized
		}
		u, err := h.reg.user(c.Request().Context(), ck.Value)
		if err != nil {
			return echo.ErrUnauthorized
		}
		c.Set("user", u)
		return next(c)
	}
}

func main() {
	h := &h{registry{redis.NewUniversalClient(&redis.UniversalOptions{Addrs: []string{os.Getenv("REDIS")}})}, map[string][]byte{}}
	e := echo.New()
	e.POST("/login", h.login)
	e.POST("/logout", h.logout)
	e.GET("/", func(c echo.Context) error { return c.String(200, "hi") }, h.guard)
	log.Fatal(e.Start(":8080"))
}
