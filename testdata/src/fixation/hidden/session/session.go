// Package session hides the library: others see its managers as interfaces
// only, and export data leave their types out.
package session

import (
	"context"
	"net/http"
	"time"

	"github.com/alexedwards/scs/v2"
)

// Manager is all that the handlers know of the sessions.
type Manager interface {
	Identify(ctx context.Context, user int64)
	User(ctx context.Context) int64
	Wrap(http.Handler) http.Handler
}

// Careful is one that gives the session a new id.
type Careful interface {
	Admit(ctx context.Context, user int64) error
}

type base struct{ sm *scs.SessionManager }

func (b base) Wrap(h http.Handler) http.Handler { return b.sm.LoadAndSave(h) }

type manager struct{ base }

type Option func(*scs.SessionManager)

func Lifetime(d time.Duration) Option { return func(m *scs.SessionManager) { m.Lifetime = d } }

func New(opts ...Option) Manager {
	sm := scs.New()
	for _, o := range opts {
		o(sm)
	}
	return &manager{base{sm}}
}

func (m *manager) Identify(ctx context.Context, user int64) { m.sm.Put(ctx, "uid", user) }
func (m *manager) User(ctx context.Context) int64           { return m.sm.GetInt64(ctx, "uid") }

type careful struct{ sm *scs.SessionManager }

func NewCareful(sm *scs.SessionManager) Careful { return careful{sm} }

func (c careful) Admit(ctx context.Context, user int64) error {
	if err := c.sm.RenewToken(ctx); err != nil {
		return err
	}
	c.sm.Put(ctx, "uid", user)
	return nil
}
