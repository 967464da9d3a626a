package main

import (
	"crypto/rand"
	"log"
	"net/http"
	"strconv"
	"time"

	"github.com/labstack/echo/v4"
	"github.com/uptrace/bun"
	"golang.org/x/crypto/bcrypt"

	"sessionlint.test/src/credchange/builderset/users"
)

type handler struct{ repo *users.Repo }

func (h *handler) login(c echo.Context) error {
	ctx := c.Request().Context()
	u, err := h.repo.ByEmail(ctx, c.FormValue("email"))
	if err != nil || u.Suspended || bcrypt.CompareHashAndPassword([]byte(u.Password), []byte(c.FormValue("password"))) != nil {
		return echo.ErrUnauthorized
	}
	s := &users.Session{ID: rand.Text(), UserID: u.ID, Until: time.Now().Add(48 * time.Hour)}
	if err := h.repo.Open(ctx, s); err != nil {
		return err
	}
	c.SetCookie(&http.Cookie{Name: "sid", Value: s.ID, Path: "/", HttpOnly: true, Secure: true, SameSite: http.SameSiteLaxMode})
	return c.NoContent(204)
}

func (h *handler) auth(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		ck, err := c.Cookie("sid")
		if err != nil {
			return echo.ErrUnauthorized
		}
		s, err := h.repo.Session(c.Request().Context(), ck.Value)
		if err != nil {
			return echo.ErrUnauthorized
		}
		c.Set("uid", s.UserID)
		return next(c)
	}
}

func (h *handler) password(c echo.Context) error {
	if err := h.repo.SetPassword(c.Request().Context(), c.Get("uid").(int64), c.FormValue("password")); err != nil {
		return err
	}
	return c.Redirect(303, "/login")
}

func (h *handler) suspend(c echo.Context) error {
	id, err := strconv.ParseInt(c.Param("id"), 10, 64)
	if err != nil {
		return echo.ErrBadRequest
	}
	if err := h.repo.Suspend(c.Request().Context(), id, c.FormValue("on") == "true"); err != nil {
		return err
	}
	return c.NoContent(204)
}

func serve(db *bun.DB) error {
	h := &handler{&users.Repo{DB: db}}
	e := echo.New()
	e.POST("/login", h.login)
	g := e.Group("", h.auth)
	g.PUT("/password", h.password)
	g.PUT("/admin/users/:id/suspended", h.suspend)
	return e.Start(":8080")
}

func main() {
	var db *bun.DB
	log.Fatal(serve(db))
}
