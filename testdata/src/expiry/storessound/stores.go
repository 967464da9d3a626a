// Package storessound keeps sessions that end, and other things for ever.
package storessound

import (
	"context"
	"net/http"
	"time"

	"github.com/patrickmn/go-cache"
	"github.com/redis/go-redis/v9"
)

type Cache struct {
	rdb *redis.Client
	ttl time.Duration
}

func (c *Cache) AddSession(ctx context.Context, key, server, id string) error {
	pipe := c.rdb.Pipeline()
	pipe.HSet(ctx, key, server, id)
	pipe.Expire(ctx, key, c.ttl)
	_, err := pipe.Exec(ctx)
	return err
}

func (c *Cache) Mark(ctx context.Context, sessionID string) error {
	return c.rdb.Set(ctx, "elicitation:"+sessionID, "1", c.ttl).Err()
}

func (c *Cache) keepTTL(ctx context.Context, sessionID string) error {
	return c.rdb.Set(ctx, "session:"+sessionID, "1", redis.KeepTTL).Err()
}

func settings(ctx context.Context, rdb *redis.Client, user, value string) error {
	return rdb.Set(ctx, "settings:"+user, value, 0).Err()
}

func apiKey(ctx context.Context, rdb *redis.Client, apiKey, user string) error {
	return rdb.Set(ctx, "apikey:"+apiKey, user, 0).Err()
}

func later(ctx context.Context, rdb *redis.Client, token, user string) error {
	if err := rdb.Set(ctx, "token:"+token, user, 0).Err(); err != nil {
		return err
	}
	return rdb.ExpireAt(ctx, "token:"+token, time.Now().Add(time.Hour)).Err()
}

func local(c *cache.Cache, sessionID, user string) {
	c.Set(sessionID, user, cache.DefaultExpiration)
	c.Set("country:"+user, user, cache.NoExpiration)
}

type session struct {
	user string
	ends time.Time
}

var sessions = map[string]session{}

func login(w http.ResponseWriter, id, user string) {
	sessions[id] = session{user, time.Now().Add(time.Hour)}
	http.SetCookie(w, &http.Cookie{Name: "session", Value: id})
}

var tokens = map[string]string{}

func loginCleaned(w http.ResponseWriter, id, user string) {
	tokens[id] = user
	time.AfterFunc(time.Hour, func() { delete(tokens, id) })
	http.SetCookie(w, &http.Cookie{Name: "token", Value: id})
}

// names are no sessions, though login fills them.
var names = map[string]string{}

func loginName(w http.ResponseWriter, id, user string) {
	names[id] = user
	http.SetCookie(w, &http.Cookie{Name: "session", Value: id})
}
