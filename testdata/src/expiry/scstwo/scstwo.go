// Package scstwo has scs keep sessions for too long.
package scstwo

import (
	"context"
	"time"

	"github.com/alexedwards/scs/v2"

	"sessionlint.test/src/expiry/lives"
)

func manager() *scs.SessionManager {
	m := scs.New()
	m.Lifetime = lives.Year        // want `scs.SessionManager.Lifetime lives for 365 days`
	m.IdleTimeout = 60 * lives.Day // want `scs.SessionManager.IdleTimeout lives for 60 days, more than the 30 days without activity`
	return m
}

func remember(ctx context.Context, m *scs.SessionManager) {
	m.RememberMe(ctx, true)
	m.SetDeadline(ctx, time.Now().Add(lives.Long())) // want `scs.SessionManager.SetDeadline lives for 730 days`
}
