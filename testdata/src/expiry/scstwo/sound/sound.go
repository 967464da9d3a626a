// Package sound has scs end its sessions, or lets the operator decide.
package sound

import (
	"context"
	"time"

	"github.com/alexedwards/scs/v2"

	"sessionlint.test/src/expiry/lives"
)

// defaults are a day, which also ends a session that is always in use.
func defaults() *scs.SessionManager { return scs.New() }

func manager(c lives.Config) *scs.SessionManager {
	m := scs.New()
	m.Lifetime = c.Session
	m.IdleTimeout = 20 * time.Minute
	return m
}

func remember(ctx context.Context, m *scs.SessionManager, c lives.Config) {
	m.SetDeadline(ctx, time.Now().Add(lives.Shift))
	m.SetDeadline(ctx, time.Now().UTC().Add(c.Session))
	m.SetDeadline(ctx, m.Deadline(ctx))
}
