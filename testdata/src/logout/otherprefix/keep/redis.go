package keep

import (
	"context"
	"strconv"
	"time"

	"github.com/redis/go-redis/v9"
)

type Option func(*Redis)

func For(d time.Duration) Option { return func(r *Redis) { r.life = d } }

func Prefix(p string) Option { return func(r *Redis) { r.prefix = p } }

type Redis struct {
	c      redis.UniversalClient
	life   time.Duration
	prefix string
}

func NewRedis(c redis.UniversalClient, opts ...Option) *Redis {
	r := &Redis{c: c, prefix: "app"}
	for _, o := range opts {
		o(r)
	}
	return r
}

func (r *Redis) visit(tok string) string { return r.prefix + ":visit:" + tok }

func (r *Redis) index(member int64) string {
	return r.prefix + ":visits-of:" + strconv.FormatInt(member, 10)
}

func (r *Redis) Open(ctx context.Context, tok string, member int64) error {
	_, err := r.c.TxPipelined(ctx, func(p redis.Pipeliner) error {
		p.Set(ctx, r.visit(tok), member, r.life)
		p.SAdd(ctx, r.index(member), tok)
		return nil
	})
	return err
}

func (r *Redis) Lookup(ctx context.Context, tok string) (int64, error) {
	return r.c.Get(ctx, r.visit(tok)).Int64()
}

func (r *Redis) Close(ctx context.Context, tok string) error {
	return r.c.Del(ctx, r.prefix+":visitor:"+tok).Err()
}

func (r *Redis) CloseAll(ctx context.Context, member int64) error {
	toks, err := r.c.SMembers(ctx, r.index(member)).Result()
	if err != nil {
		return err
	}
	keys := make([]string, 0, len(toks)+1)
	for _, t := range toks {
		keys = append(keys, r.visit(t))
	}
	keys = append(keys, r.index(member))
	return r.c.Del(ctx, keys...).Err()
}
