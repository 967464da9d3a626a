// Package keyvalue keeps sessions in redis, by commands.
package keyvalue

import "github.com/gomodule/redigo/redis"

func start(conn redis.Conn, session, user string) error {
	_, err := conn.Do("SET", "sess:"+session, user) // want `redis.Conn.Do stores a session without a time to live: .*; give SET an EX, or use SETEX`
	return err
}
