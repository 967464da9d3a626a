// Package scsone has the first version of scs keep sessions for too long.
package scsone

import (
	"os"
	"time"

	"github.com/alexedwards/scs"
	"github.com/alexedwards/scs/stores/memstore"

	"sessionlint.test/src/expiry/lives"
)

func memory() *scs.Manager {
	m := scs.NewManager(memstore.New(time.Minute))
	m.Lifetime(lives.Year)             // want `scs.Manager.Lifetime lives for 365 days`
	m.IdleTimeout(60 * 24 * time.Hour) // want `scs.Manager.IdleTimeout lives for 60 days, more than the 30 days without activity`
	return m
}

func cookies() *scs.Manager {
	m := scs.NewCookieManager(os.Getenv("KEY"))
	m.Persist(true)
	m.Lifetime(lives.Long()) // want `scs.Manager.Lifetime lives for 730 days`
	return m
}

var manager = scs.NewManager(memstore.New(0))

func init() { live(manager, 90*lives.Day) } // want `scs.Manager.Lifetime lives for 90 days`

func live(m *scs.Manager, d time.Duration) { m.Lifetime(d) }
