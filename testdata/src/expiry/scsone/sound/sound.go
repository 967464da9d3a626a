// Package sound has the first version of scs end its sessions, or lets the
// operator decide.
package sound

import (
	"os"
	"time"

	"github.com/alexedwards/scs"
	"github.com/alexedwards/scs/stores/memstore"

	"sessionlint.test/src/expiry/lives"
)

// defaults are a day, which also ends a session that is always in use.
func defaults() *scs.Manager { return scs.NewManager(memstore.New(time.Minute)) }

func cookies() *scs.Manager {
	m := scs.NewCookieManager(os.Getenv("KEY"))
	m.Lifetime(lives.Shift)
	m.IdleTimeout(0) // Lifetime alone ends it
	m.Persist(true)
	return m
}

func configured(c lives.Config) *scs.Manager {
	m := scs.NewManager(memstore.New(time.Minute))
	live(m, c.Session)
	m.IdleTimeout(c.Idle)
	return m
}

func helped(m *scs.Manager) { live(m, lives.Short()) }

func live(m *scs.Manager, d time.Duration) { m.Lifetime(d) }
