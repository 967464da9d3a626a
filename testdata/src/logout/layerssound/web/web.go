// Package web has the handlers.
package web

import (
	"context"
	"net/http"
	"strings"

	"github.com/gin-gonic/gin"

	"sessionlint.test/src/logout/layerssound/domain"
	"sessionlint.test/src/logout/layerssound/service"
)

func drop(w http.ResponseWriter) {
	http.SetCookie(w, &http.Cookie{Name: "session", Path: "/", MaxAge: -1})
}

func id(r *http.Request) string {
	c, err := r.Cookie("session")
	if err != nil {
		return ""
	}
	return c.Value
}

type Handler struct{ Sessions domain.Sessions }

func (h *Handler) Logout(w http.ResponseWriter, r *http.Request) {
	if err := h.Sessions.End(r.Context(), id(r)); err != nil {
		http.Error(w, "later", http.StatusInternalServerError)
		return
	}
	drop(w)
}

type Background struct{ Sessions domain.Sessions }

func (h *Background) Logout(w http.ResponseWriter, r *http.Request) {
	id := id(r)
	go func() { _ = h.Sessions.End(context.WithoutCancel(r.Context()), id) }()
	drop(w)
}

type Deferred struct{ Sessions domain.Sessions }

func (h *Deferred) Logout(w http.ResponseWriter, r *http.Request) {
	defer h.Sessions.End(r.Context(), id(r))
	drop(w)
}

type Versions struct{ Service *service.Versions }

func (h *Versions) Logout(c *gin.Context) {
	if err := h.Service.Logout(c, c.GetHeader("Authorization")); err != nil {
		c.Status(http.StatusInternalServerError)
	}
}

type Listed struct{ Service *service.Listed }

func (h *Listed) Logout(c *gin.Context) {
	if err := h.Service.Logout(c, c.GetHeader("Authorization")); err != nil {
		c.Status(http.StatusInternalServerError)
	}
}

type Told struct{ Service *service.Told }

func (h *Told) Logout(w http.ResponseWriter, r *http.Request) {
	h.Service.Logout(r.Context(), id(r))
	drop(w)
}

// Hooked is told what to do by who wires it.
type Hooked struct {
	EndSession func(ctx context.Context, id string) error
}

func (h *Hooked) Logout(w http.ResponseWriter, r *http.Request) {
	_ = h.EndSession(r.Context(), id(r))
	drop(w)
}

// Middleware answers the logout before any handler.
func Middleware(s domain.Sessions, next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if strings.HasSuffix(r.URL.Path, "/logout") {
			logout(s, w, r)
			return
		}
		next.ServeHTTP(w, r)
	})
}

func logout(s domain.Sessions, w http.ResponseWriter, r *http.Request) {
	_ = s.End(r.Context(), id(r))
	drop(w)
}
