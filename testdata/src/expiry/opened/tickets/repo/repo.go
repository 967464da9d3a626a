package repo

import (
	"context"
	"database/sql"
	"time"
)

type Ticket struct {
	Key   string
	User  int64
	Until time.Time
}

type Tickets struct{ DB *sql.DB }

func (t *Tickets) Add(ctx context.Context, k Ticket) error {
	_, err := t.DB.ExecContext(ctx, `INSERT INTO tickets (ticket, user_id, until) VALUES ($1, $2, $3)`, k.Key, k.User, k.Until)
	return err
}

func (t *Tickets) Get(ctx context.Context, key string) (Ticket, error) { // want `Get looks up a record by what the client presents, but Ticket.Until`
	k := Ticket{Key: key}
	err := t.DB.QueryRowContext(ctx, `SELECT user_id, until FROM tickets WHERE ticket = $1`, key).Scan(&k.User, &k.Until)
	return k, err
}
