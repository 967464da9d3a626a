// Package ctx gives handlers one thing to hold on to.
package ctx

import (
	"net/http"

	"github.com/gorilla/sessions"
)

type Maker struct {
	Store sessions.Store
	Name  string
}

type Ctx struct {
	W     http.ResponseWriter
	R     *http.Request
	state *sessions.Session
	m     Maker
}

func (m Maker) Wrap(f func(*Ctx) error) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		st, _ := m.Store.Get(r, m.Name)
		c := &Ctx{W: w, R: r, state: st, m: m}
		if err := f(c); err != nil {
			http.Error(w, err.Error(), http.StatusBadRequest)
		}
	}
}

func (c *Ctx) Get(k string) string { v, _ := c.state.Values[k].(string); return v }

func (c *Ctx) Set(k, v string) { c.state.Values[k] = v }

func (c *Ctx) Commit() error { return c.state.Save(c.R, c.W) }

// Anew drops what is kept of the browser and starts over.
func (c *Ctx) Anew() error {
	age := c.state.Options.MaxAge
	c.state.Options.MaxAge = -1
	if err := c.state.Save(c.R, c.W); err != nil {
		return err
	}
	next := sessions.NewSession(c.m.Store, c.m.Name)
	o := *c.state.Options
	o.MaxAge = age
	next.Options = &o
	c.state = next
	return nil
}

func (c *Ctx) End() error {
	c.state.Options.MaxAge = -1
	return c.state.Save(c.R, c.W)
}
