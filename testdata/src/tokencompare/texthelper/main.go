package main

import (
	"context"
	"log"
	"net/http"
	"os"

	"github.com/redis/go-redis/v9"

	"sessionlint.test/src/tokencompare/texthelper/refresh"
)

func main() {
	rdb := redis.NewClient(&redis.Options{Addr: os.Getenv("REDIS")})
	if err := rdb.Ping(context.Background()).Err(); err != nil {
		log.Fatal(err)
	}
	s := refresh.Service{Redis: rdb}
	http.HandleFunc("POST /devices/{id}/check", s.Check)
	log.Fatal(http.ListenAndServe(":8080", nil))
}
