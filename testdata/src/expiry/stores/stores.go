// Package stores keeps sessions without an end.
package stores

import (
	"context"
	"net/http"
	"time"

	"github.com/patrickmn/go-cache"
	"github.com/redis/go-redis/v9"
)

type Cache struct{ rdb *redis.Client }

func (c *Cache) AddSession(ctx context.Context, key, server, id string) error {
	return c.rdb.HSet(ctx, key, server, id).Err() // want `stores a session without a time to live`
}

func (c *Cache) Mark(ctx context.Context, sessionID string) error {
	return c.rdb.Set(ctx, "elicitation:"+sessionID, "1", 0).Err() // want `go-redis.Set stores a session without a time to live: it stays valid for ever`
}

func saveToken(ctx context.Context, rdb redis.UniversalClient, token, user string) error {
	return rdb.Set(ctx, "token:"+token, user, 0).Err() // want `stores a session without a time to live`
}

func far(ctx context.Context, rdb *redis.Client, token, user string) error {
	return rdb.Set(ctx, "token:"+token, user, 365*24*time.Hour).Err() // want `lives for 365 days`
}

func local(c *cache.Cache, sessionID, user string) {
	c.Set(sessionID, user, cache.NoExpiration) // want `stores a session without a time to live`
}

var sessions = map[string]string{}

func login(w http.ResponseWriter, id, user string) {
	sessions[id] = user // want `sessions keeps sessions from which none is ever removed by age`
	http.SetCookie(w, &http.Cookie{Name: "session", Value: id})
}

func logout(id string) { delete(sessions, id) }
