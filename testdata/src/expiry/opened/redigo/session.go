// Package session makes its keys by a function.
package session

import (
	"crypto/rand"
	"encoding/base64"

	"github.com/gomodule/redigo/redis"
)

type Store struct{ pool *redis.Pool }

func New(pool *redis.Pool) *Store { return &Store{pool: pool} }

func key(id string) string { return "sess:" + id }

func (s *Store) Create(userID int) (string, error) {
	b := make([]byte, 32)
	if _, err := rand.Read(b); err != nil {
		return "", err
	}
	id := base64.RawURLEncoding.EncodeToString(b)
	conn := s.pool.Get()
	defer conn.Close()
	_, err := conn.Do("SET", key(id), userID) // want `redis.Conn.Do stores a session without a time to live`
	return id, err
}

func (s *Store) User(id string) (int, error) {
	conn := s.pool.Get()
	defer conn.Close()
	return redis.Int(conn.Do("GET", key(id)))
}

func (s *Store) Destroy(id string) error {
	conn := s.pool.Get()
	defer conn.Close()
	_, err := conn.Do("DEL", key(id))
	return err
}
