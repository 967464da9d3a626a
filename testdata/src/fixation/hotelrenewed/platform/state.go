package platform

import (
	"context"
	"net/http"
	"time"

	"github.com/alexedwards/scs/v2"
)

type Settings struct{ Absolute, Idle time.Duration }

// State hides which library holds the state of a browser.
type State struct{ m *scs.SessionManager }

func NewState(s Settings) *State {
	m := scs.New()
	m.Lifetime = s.Absolute
	m.IdleTimeout = s.Idle
	m.Cookie.Name = "hotel"
	m.Cookie.Secure = true
	m.Cookie.SameSite = http.SameSiteLaxMode
	return &State{m}
}

func (s *State) Around(h http.Handler) http.Handler { return s.m.LoadAndSave(h) }

func (s *State) Remember(ctx context.Context, key string, v any) { s.m.Put(ctx, key, v) }

func (s *State) Number(ctx context.Context, key string) int64 { return s.m.GetInt64(ctx, key) }

func (s *State) Turn(ctx context.Context) error { return s.m.RenewToken(ctx) }

func (s *State) Finish(ctx context.Context) error { return s.m.Destroy(ctx) }

func (s *State) FinishWhere(ctx context.Context, key string, n int64) error {
	return s.m.Iterate(ctx, func(ctx context.Context) error {
		if s.m.GetInt64(ctx, key) == n {
			return s.m.Destroy(ctx)
		}
		return nil
	})
}
