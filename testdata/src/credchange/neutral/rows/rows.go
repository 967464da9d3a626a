// Package rows keeps the pilots.
package rows

import (
	"context"
	"database/sql"

	"golang.org/x/crypto/bcrypt"

	"sessionlint.test/src/credchange/neutral/crew"
)

type Pilots struct{ DB *sql.DB }

func (p Pilots) Of(ctx context.Context, name string) (x crew.Pilot, err error) {
	err = p.DB.QueryRowContext(ctx, "SELECT name, salt, word FROM pilots WHERE name = $1", name).Scan(&x.Name, &x.Salt, &x.Key)
	return x, err
}

func (p Pilots) Put(ctx context.Context, x crew.Pilot) error {
	_, err := p.DB.ExecContext(ctx, "INSERT INTO pilots (name, salt, word) VALUES ($1, $2, $3) ON CONFLICT (name) DO UPDATE SET salt = $2, word = $3", x.Name, x.Salt, x.Key)
	return err
}

func (p Pilots) Word(ctx context.Context, id int64) (h []byte, err error) {
	err = p.DB.QueryRowContext(ctx, "SELECT word FROM pilots WHERE id = $1", id).Scan(&h)
	return h, err
}

func (p Pilots) SetWord(ctx context.Context, id int64, h []byte) error {
	_, err := p.DB.ExecContext(ctx, "UPDATE pilots SET word = $1 WHERE id = $2", h, id)
	return err
}

func (p Pilots) Lay(ctx context.Context, id int64, h []byte) error { return p.SetWord(ctx, id, h) }

func (p Pilots) AddPilot(ctx context.Context, name string, h []byte) error {
	_, err := p.DB.ExecContext(ctx, "INSERT INTO pilots (name, word) VALUES ($1, $2)", name, h)
	return err
}

func (p Pilots) KeepSession(ctx context.Context, token string, id int64) error {
	_, err := p.DB.ExecContext(ctx, "INSERT INTO sessions (hash, pilot) VALUES (sha256($1), $2)", token, id)
	return err
}

func (p Pilots) DeleteSessions(ctx context.Context, id int64) error {
	_, err := p.DB.ExecContext(ctx, "DELETE FROM sessions WHERE pilot = $1", id)
	return err
}

// Alter is the same without an interface, in a transaction.
func (p Pilots) Alter(ctx context.Context, id int64, word string) error { // want `Alter gives a user a new password`
	h, err := bcrypt.GenerateFromPassword([]byte(word), 12)
	if err != nil {
		return err
	}
	return p.within(ctx, func(tx *sql.Tx) error {
		return p.put(ctx, tx, id, h)
	})
}

func (p Pilots) within(ctx context.Context, f func(*sql.Tx) error) error {
	tx, err := p.DB.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	if err := f(tx); err != nil {
		tx.Rollback()
		return err
	}
	return tx.Commit()
}

func (p Pilots) put(ctx context.Context, tx *sql.Tx, id int64, mark []byte) error {
	_, err := tx.ExecContext(ctx, "UPDATE pilots SET word = $1 WHERE id = $2", mark, id)
	return err
}

// Key keeps the hash of a key for programs, Code that of a code for once.
func (p Pilots) Key(ctx context.Context, id int64, token string) error {
	h, err := bcrypt.GenerateFromPassword([]byte(token), 12)
	if err != nil {
		return err
	}
	_, err = p.DB.ExecContext(ctx, "UPDATE robots SET mark = $1 WHERE id = $2", h, id)
	return err
}

func (p Pilots) Code(ctx context.Context, id int64, code string) error {
	h, err := bcrypt.GenerateFromPassword([]byte(code), 12)
	if err != nil {
		return err
	}
	_, err = p.DB.ExecContext(ctx, "UPDATE reset_codes SET mark = $1 WHERE pilot = $2", h, id)
	return err
}
