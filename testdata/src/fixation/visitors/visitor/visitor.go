// Package visitor keeps a record of everybody who comes by, found by a cookie.
package visitor

import (
	"crypto/rand"
	"net/http"
	"sync"
	"time"

	"github.com/labstack/echo/v4"
)

type Visitor struct {
	mu      sync.Mutex
	id      string
	account string
	seen    time.Time
}

func (v *Visitor) Attach(account string) { v.mu.Lock(); defer v.mu.Unlock(); v.account = account }
func (v *Visitor) Detach()               { v.Attach("") }
func (v *Visitor) Account() string       { v.mu.Lock(); defer v.mu.Unlock(); return v.account }

type Hall struct {
	mu  sync.RWMutex
	all map[string]*Visitor
}

func NewHall() *Hall { return &Hall{all: make(map[string]*Visitor)} }

func (h *Hall) Middleware(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		var v *Visitor
		if ck, err := c.Cookie("visitor"); err == nil {
			h.mu.RLock()
			v = h.all[ck.Value]
			h.mu.RUnlock()
		}
		if v == nil {
			v = &Visitor{id: rand.Text()}
			h.mu.Lock()
			h.all[v.id] = v
			h.mu.Unlock()
			c.SetCookie(&http.Cookie{Name: "visitor", Value: v.id, Path: "/", HttpOnly: true, Secure: true, SameSite: http.SameSiteLaxMode})
		}
		h.mu.Lock()
		v.seen = time.Now()
		h.mu.Unlock()
		c.Set("visitor", v)
		return next(c)
	}
}

func From(c echo.Context) *Visitor { return c.Get("visitor").(*Visitor) }

// Move gives a visitor another id.
func (h *Hall) Move(c echo.Context, v *Visitor) {
	h.mu.Lock()
	defer h.mu.Unlock()
	delete(h.all, v.id)
	v.id = rand.Text()
	h.all[v.id] = v
	c.SetCookie(&http.Cookie{Name: "visitor", Value: v.id, Path: "/", HttpOnly: true, Secure: true, SameSite: http.SameSiteLaxMode})
}

// Welcome makes a record of somebody who has none.
func Welcome() *Visitor { return &Visitor{id: rand.Text()} }
