package postgres

import (
	"context"

	"github.com/jmoiron/sqlx"

	"sessionlint.test/src/expiry/ageless/internal/session"
)

type Sessions struct{ DB *sqlx.DB }

func (p *Sessions) Insert(ctx context.Context, s session.Session) error {
	_, err := p.DB.NamedExecContext(ctx, `INSERT INTO sessions (hash, user_id, agent, created_at) VALUES (:hash, :user_id, :agent, :created_at)`, s)
	return err
}

func (p *Sessions) FindByHash(ctx context.Context, hash string) (*session.Session, error) { // want `FindByHash looks up a row of Session by what the client presents, but nothing says or asks how long it is good`
	var s session.Session
	err := p.DB.GetContext(ctx, &s, `SELECT * FROM sessions WHERE hash = $1`, hash)
	return &s, err
}

func (p *Sessions) DeleteByHash(ctx context.Context, hash string) error {
	_, err := p.DB.ExecContext(ctx, `DELETE FROM sessions WHERE hash = $1`, hash)
	return err
}
