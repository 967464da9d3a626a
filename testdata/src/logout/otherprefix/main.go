package main

import (
	"net/http"
	"os"
	"time"

	"github.com/redis/go-redis/v9"

	"sessionlint.test/src/logout/otherprefix/keep"
	"sessionlint.test/src/logout/otherprefix/members"
	"sessionlint.test/src/logout/otherprefix/site"
)

func main() {
	rdb := redis.NewClient(&redis.Options{Addr: os.Getenv("REDIS")})
	k := keep.NewRedis(rdb, keep.For(6*time.Hour), keep.Prefix("mus"))
	s := site.New(members.NewBook(), k)
	http.ListenAndServe(":9000", s)
}
