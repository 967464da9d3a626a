package redisstore

import (
	"context"
	"encoding/json"
	"time"

	"github.com/redis/go-redis/v9"

	"sessionlint.test/src/logout/redislayers/internal/session"
)

type Store struct {
	rdb    redis.Cmdable
	prefix string
}

func New(r redis.Cmdable, prefix string) *Store { return &Store{r, prefix} }

func (s *Store) key(id string) string { return s.prefix + id }

func (s *Store) Save(ctx context.Context, x *session.Session) error {
	b, err := json.Marshal(x)
	if err != nil {
		return err
	}
	return s.rdb.Set(ctx, s.key(x.ID), b, time.Until(x.ExpiresAt)).Err()
}

func (s *Store) Load(ctx context.Context, id string) (*session.Session, error) {
	b, err := s.rdb.Get(ctx, s.key(id)).Bytes()
	if err != nil {
		return nil, err
	}
	x := new(session.Session)
	return x, json.Unmarshal(b, x)
}

func (s *Store) Delete(ctx context.Context, id string) error { return s.rdb.Del(ctx, s.key(id)).Err() }
