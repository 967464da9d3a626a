// Package store keeps sessions in many ways, which others see as interfaces.
package store

import (
	"context"
	"database/sql"
	"os"
	"path/filepath"
	"sync"
	"time"

	"github.com/beego/beego/v2/client/orm"
	"github.com/redis/go-redis/v9"
	bolt "go.etcd.io/bbolt"

	"sessionlint.test/src/logout/layerssound/domain"
	"sessionlint.test/src/logout/layerssound/gen"
)

type table struct{ db *sql.DB }

func NewTable(db *sql.DB) domain.SessionRepository { return &table{db} }

func (t *table) Create(ctx context.Context, s *domain.Session) error {
	_, err := t.db.ExecContext(ctx, "INSERT INTO sessions (id, user_id, expires_at) VALUES ($1, $2, $3)", s.ID, s.UserID, s.ExpiresAt)
	return err
}

func (t *table) Get(ctx context.Context, id string) (*domain.Session, error) {
	s := &domain.Session{}
	return s, t.db.QueryRowContext(ctx, "SELECT id, user_id, expires_at FROM sessions WHERE id = $1 AND expires_at > now()", id).Scan(&s.ID, &s.UserID, &s.ExpiresAt)
}

func (t *table) Remove(ctx context.Context, id string) error {
	_, err := t.db.ExecContext(ctx, "DELETE FROM sessions WHERE id = $1", id)
	return err
}

type cache struct{ client *redis.Client }

func NewCache(c *redis.Client) domain.SessionRepository { return &cache{c} }

func (c *cache) Create(ctx context.Context, s *domain.Session) error {
	return c.client.Set(ctx, "session:"+s.ID, s.UserID, time.Until(s.ExpiresAt)).Err()
}

func (c *cache) Get(ctx context.Context, id string) (*domain.Session, error) {
	user, err := c.client.Get(ctx, "session:"+id).Int64()
	return &domain.Session{ID: id, UserID: user}, err
}

func (c *cache) Remove(ctx context.Context, id string) error {
	return c.client.Expire(ctx, "session:"+id, 0).Err()
}

type files struct{ dir string }

func NewFiles(dir string) domain.SessionRepository { return &files{dir} }

func (f *files) path(id string) string { return filepath.Join(f.dir, "sess_"+filepath.Base(id)) }

func (f *files) Create(ctx context.Context, s *domain.Session) error {
	return os.WriteFile(f.path(s.ID), nil, 0o600)
}

func (f *files) Get(ctx context.Context, id string) (*domain.Session, error) {
	_, err := os.ReadFile(f.path(id))
	return &domain.Session{ID: id}, err
}

func (f *files) Remove(ctx context.Context, id string) error { return os.Remove(f.path(id)) }

type bucket struct{ db *bolt.DB }

func NewBucket(db *bolt.DB) domain.SessionRepository { return &bucket{db} }

func (b *bucket) Create(ctx context.Context, s *domain.Session) error {
	return b.db.Update(func(tx *bolt.Tx) error { return tx.Bucket([]byte("sessions")).Put([]byte(s.ID), nil) })
}

func (b *bucket) Get(ctx context.Context, id string) (*domain.Session, error) {
	return &domain.Session{ID: id}, b.db.View(func(tx *bolt.Tx) error {
		tx.Bucket([]byte("sessions")).Get([]byte(id))
		return nil
	})
}

func (b *bucket) Remove(ctx context.Context, id string) error {
	return b.db.Update(func(tx *bolt.Tx) error { return tx.Bucket([]byte("sessions")).Delete([]byte(id)) })
}

type memory struct {
	mu sync.Mutex
	m  map[string]*domain.Session
}

func NewMemory() domain.SessionRepository { return &memory{m: map[string]*domain.Session{}} }

func (m *memory) Create(ctx context.Context, s *domain.Session) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.m[s.ID] = s
	return nil
}

func (m *memory) Get(ctx context.Context, id string) (*domain.Session, error) { return m.m[id], nil }

func (m *memory) Remove(ctx context.Context, id string) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	delete(m.m, id)
	return nil
}

type rows struct{}

func NewRows() domain.SessionRepository { return rows{} }

func (rows) Create(ctx context.Context, s *domain.Session) error {
	_, err := orm.NewOrm().Insert(s)
	return err
}

func (rows) Get(ctx context.Context, id string) (*domain.Session, error) {
	s := &domain.Session{ID: id}
	return s, orm.NewOrm().Read(s)
}

func (rows) Remove(ctx context.Context, id string) error {
	_, err := orm.NewOrm().Delete(&domain.Session{ID: id})
	return err
}

type generated struct{ q *gen.Queries }

func NewGenerated(db *sql.DB) domain.SessionRepository { return &generated{gen.New(db)} }

func (g *generated) Create(ctx context.Context, s *domain.Session) error {
	return g.q.CreateSession(ctx, s.ID, s.UserID)
}

func (g *generated) Get(ctx context.Context, id string) (*domain.Session, error) { return nil, nil }

func (g *generated) Remove(ctx context.Context, id string) error { return g.q.DeleteSession(ctx, id) }

type entity struct{ client *gen.Client }

func NewEntity(c *gen.Client) domain.SessionRepository { return &entity{c} }

func (e *entity) Create(ctx context.Context, s *domain.Session) error { return nil }

func (e *entity) Get(ctx context.Context, id string) (*domain.Session, error) { return nil, nil }

func (e *entity) Remove(ctx context.Context, id string) error {
	return e.client.Session.DeleteOneID(id).Exec(ctx)
}

type users struct{ db *sql.DB }

func NewUsers(db *sql.DB) domain.UserRepository { return &users{db} }

func (u *users) RaiseTokenVersion(ctx context.Context, user int64) error {
	_, err := u.db.ExecContext(ctx, "UPDATE users SET token_version = token_version + 1 WHERE id = $1", user)
	return err
}

func (u *users) TokenVersion(ctx context.Context, user int64) (v int, err error) {
	return v, u.db.QueryRowContext(ctx, "SELECT token_version FROM users WHERE id = $1", user).Scan(&v)
}

type denied struct{ client *redis.Client }

func NewDenied(c *redis.Client) domain.DenyList { return &denied{c} }

func (d *denied) Add(ctx context.Context, jti string, until time.Time) error {
	return d.client.Set(ctx, "denied:"+jti, 1, time.Until(until)).Err()
}

func (d *denied) Has(ctx context.Context, jti string) bool {
	return d.client.Exists(ctx, "denied:"+jti).Val() > 0
}

type bus struct{ on []func(any) }

func NewBus(on ...func(any)) domain.Bus { return &bus{on} }

func (b *bus) Publish(event any) {
	for _, f := range b.on {
		go f(event)
	}
}
