package tokens

import (
	"context"
	"crypto/rand"
	"database/sql"
	"time"

	"github.com/redis/go-redis/v9"
)

type Manager struct {
	RDB *redis.Client
	DB  *sql.DB
}

type Pair struct {
	Access  string `json:"access_token"`
	Refresh string `json:"refresh_token"`
}

func (m *Manager) Grant(ctx context.Context, user string) (*Pair, error) {
	p := &Pair{rand.Text(), rand.Text()}
	pipe := m.RDB.TxPipeline()
	pipe.Set(ctx, "access:"+p.Access, user, 15*time.Minute)
	pipe.SAdd(ctx, "user-access:"+user, p.Access)
	pipe.Expire(ctx, "user-access:"+user, 15*time.Minute)
	if _, err := pipe.Exec(ctx); err != nil {
		return nil, err
	}
	_, err := m.DB.ExecContext(ctx, `INSERT INTO refresh_tokens (token, user_id, expires_at) VALUES ($1, $2, now() + interval '30 days')`, p.Refresh, user)
	return p, err
}

func (m *Manager) User(ctx context.Context, access string) (string, error) {
	return m.RDB.Get(ctx, "access:"+access).Result()
}

func (m *Manager) Renew(ctx context.Context, refresh string) (*Pair, error) {
	var user string
	err := m.DB.QueryRowContext(ctx, `DELETE FROM refresh_tokens WHERE token = $1 AND expires_at > now() RETURNING user_id`, refresh).Scan(&user)
	if err != nil {
		return nil, err
	}
	return m.Grant(ctx, user)
}

func (m *Manager) Drop(ctx context.Context, user string) error {
	toks, err := m.RDB.SMembers(ctx, "user-access:"+user).Result()
	if err != nil {
		return err
	}
	keys := []string{"user-access:" + user}
	for _, t := range toks {
		keys = append(keys, "access:"+t)
	}
	return m.RDB.Del(ctx, keys...).Err()
}
