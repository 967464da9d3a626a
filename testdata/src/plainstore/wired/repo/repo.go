// Package repo keeps sessions.
package repo

import (
	"context"
	"database/sql"

	"sessionlint.test/src/plainstore/wired/app"
	"sessionlint.test/src/plainstore/wired/domain"
)

// Repo is a database.
type Repo struct{ DB *sql.DB }

// Save keeps one.
func (r Repo) Save(ctx context.Context, s app.Session) error {
	_, err := r.DB.ExecContext(ctx, `INSERT INTO user_sessions (id, user_id) VALUES (?, ?)`, s.ID, s.User) // want `a token is stored as it is handed out: column id of table user_sessions`
	return err
}

// SaveReset keeps a code.
func (r Repo) SaveReset(ctx context.Context, user int64, code string) error {
	_, err := r.DB.ExecContext(ctx, `INSERT INTO password_resets (token, user_id) VALUES (?, ?)`, code, user)
	return err
}

// SaveHash keeps a hash.
func (r Repo) SaveHash(ctx context.Context, user int64, token []byte) error {
	_, err := r.DB.ExecContext(ctx, `INSERT INTO api_tokens (token, user_id) VALUES (?, ?)`, token, user)
	return err
}

// Rename gives a row a name.
func (r Repo) Rename(ctx context.Context, id string) error {
	_, err := r.DB.ExecContext(ctx, `UPDATE sessions SET id = ?`, id)
	return err
}

// Insert keeps one.
func (r Repo) Insert(s domain.Session) error {
	_, err := r.DB.Exec(`INSERT INTO sessions (id, user_id) VALUES (?, ?)`, s.ID, s.User)
	return err
}
