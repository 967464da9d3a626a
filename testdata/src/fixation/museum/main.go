package main

import (
	"net/http"
	"os"
	"time"

	"github.com/redis/go-redis/v9"

	"sessionlint.test/src/fixation/museum/keep"
	"sessionlint.test/src/fixation/museum/members"
	"sessionlint.test/src/fixation/museum/site"
)

func main() {
	rdb := redis.NewClient(&redis.Options{Addr: os.Getenv("REDIS")})
	k := keep.NewRedis(rdb, keep.For(6*time.Hour), keep.Prefix("mus"))
	s := site.New(members.NewBook(), k)
	http.ListenAndServe(":9000", s)
}
