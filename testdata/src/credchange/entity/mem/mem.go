package mem

import (
	"context"
	"database/sql"
	"errors"
	"sync"
	"time"

	"sessionlint.test/src/credchange/entity/domain"
)

type Users struct{ DB *sql.DB }

func (s *Users) ByID(ctx context.Context, id int64) (*domain.User, error) {
	var e string
	var d []byte
	err := s.DB.QueryRowContext(ctx, `SELECT email, digest FROM users WHERE id=?`, id).Scan(&e, &d)
	return domain.Rehydrate(id, e, d), err
}
func (s *Users) ByEmail(ctx context.Context, e string) (*domain.User, error) {
	var id int64
	var d []byte
	err := s.DB.QueryRowContext(ctx, `SELECT id, digest FROM users WHERE email=?`, e).Scan(&id, &d)
	return domain.Rehydrate(id, e, d), err
}
func (s *Users) Save(ctx context.Context, u *domain.User) error {
	_, err := s.DB.ExecContext(ctx, `UPDATE users SET email=?, digest=? WHERE id=?`, u.Email, u.Digest(), u.ID)
	return err
}

type rec struct {
	user  int64
	until time.Time
}
type Sessions struct {
	mu sync.Mutex
	m  map[string]rec
}

func NewSessions() *Sessions { return &Sessions{m: map[string]rec{}} }

func (s *Sessions) Start(_ context.Context, t string, u int64, until time.Time) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.m[t] = rec{u, until}
	return nil
}
func (s *Sessions) User(_ context.Context, t string) (int64, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	r, ok := s.m[t]
	if !ok || time.Now().After(r.until) {
		delete(s.m, t)
		return 0, errors.New("no session")
	}
	return r.user, nil
}
func (s *Sessions) Stop(_ context.Context, t string) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.m, t)
	return nil
}
