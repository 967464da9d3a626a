package sess

import (
	"context"
	"crypto/rand"
	"fmt"
	"strings"
	"time"

	"github.com/gomodule/redigo/redis"
)

type Pool struct{ P *redis.Pool }

func (p *Pool) New(ctx context.Context, user string) (string, error) {
	c, err := p.P.GetContext(ctx)
	if err != nil {
		return "", err
	}
	defer c.Close()
	tok := user + "." + rand.Text()
	_, err = c.Do("SETEX", key(tok), int((6 * time.Hour).Seconds()), time.Now().Unix())
	return tok, err
}

func key(tok string) string { return "web:" + strings.Replace(tok, ".", ":", 1) }

func (p *Pool) User(ctx context.Context, tok string) (string, error) {
	user, _, ok := strings.Cut(tok, ".")
	if !ok {
		return "", redis.ErrNil
	}
	c, err := p.P.GetContext(ctx)
	if err != nil {
		return "", err
	}
	defer c.Close()
	_, err = redis.Int64(c.Do("GET", key(tok)))
	return user, err
}

func (p *Pool) Purge(ctx context.Context, user string) error {
	c, err := p.P.GetContext(ctx)
	if err != nil {
		return err
	}
	defer c.Close()
	for cur := 0; ; {
		rep, err := redis.Values(c.Do("SCAN", cur, "MATCH", fmt.Sprintf("web:%s:*", user), "COUNT", 500))
		if err != nil {
			return err
		}
		var keys []any
		if _, err := redis.Scan(rep, &cur, &keys); err != nil {
			return err
		}
		if len(keys) > 0 {
			if _, err := c.Do("UNLINK", keys...); err != nil {
				return err
			}
		}
		if cur == 0 {
			return nil
		}
	}
}
