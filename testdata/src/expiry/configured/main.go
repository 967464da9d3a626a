// Package main wires it.
package main

import (
	"time"

	"github.com/redis/go-redis/v9"

	"sessionlint.test/src/expiry/configured/auth"
	"sessionlint.test/src/expiry/configured/config"
	"sessionlint.test/src/expiry/configured/store"
)

const (
	day  = 24 * time.Hour
	life = 10 * 365 * day
)

func main() {
	cfg, err := config.Load()
	if err != nil {
		panic(err)
	}
	rdb := redis.NewClient(&redis.Options{})
	_ = auth.NewIssuer(cfg.JWT)
	_ = auth.NewSigner([]byte(cfg.JWT.Secret), life) // want `the token lives for 3650 days`
	_ = auth.NewSigner([]byte(cfg.JWT.Secret), day)
	_ = store.New(rdb, store.Options{Prefix: "s:"}) // want `go-redis.Set stores a session without a time to live`
	_ = store.New(rdb, store.Options{Prefix: "s:", TTL: day})
	_ = store.New(rdb, store.Options{Prefix: "s:", TTL: 2 * life}) // want `go-redis.Set lives for 7300 days`
	_ = store.Careful{Prefix: "s:"}
}
