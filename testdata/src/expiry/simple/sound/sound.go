// Package sound has simplesessions end its sessions, or lets the operator decide.
package sound

import (
	"context"
	"database/sql"
	"time"

	"github.com/redis/go-redis/v9"
	"github.com/zerodha/simplesessions/stores/postgres/v3"
	store "github.com/zerodha/simplesessions/stores/redis/v3"
	"github.com/zerodha/simplesessions/v3"

	"sessionlint.test/src/expiry/lives"
	"sessionlint.test/src/expiry/simple/setup"
)

func cookie() *simplesessions.Manager {
	return simplesessions.New(simplesessions.Options{Cookie: simplesessions.CookieOptions{MaxAge: 12 * time.Hour}})
}

// browser leaves the cookie's end out: it is gone when the browser is closed.
func browser(ctx context.Context, rdb *redis.Client) *simplesessions.Manager {
	m := simplesessions.New(simplesessions.Options{Cookie: simplesessions.CookieOptions{Name: "session"}})
	s := store.New(ctx, rdb)
	s.SetTTL(lives.Shift, true)
	m.UseStore(s)
	return m
}

func configured(ctx context.Context, rdb *redis.Client, c lives.Config) *simplesessions.Manager {
	m := simplesessions.New(simplesessions.Options{Cookie: simplesessions.CookieOptions{MaxAge: c.Session}})
	s := store.New(ctx, rdb)
	s.SetTTL(c.Session, false)
	m.UseStore(s)
	return m
}

// inRows live for a day where nothing else is said.
func inRows(db *sql.DB) (*postgres.Store, error) {
	return postgres.New(postgres.Opt{Table: "sessions"}, db)
}

func inRowsConfigured(db *sql.DB, c lives.Config) (*postgres.Store, error) {
	return postgres.New(postgres.Opt{TTL: c.Session}, db)
}

func helped() *simplesessions.Manager { return setup.Sessions(lives.Short()) }
