package main

import (
	"context"
	"net/http"
	"time"

	"github.com/go-chi/chi/v5"
	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/redis/go-redis/v9"
	"golang.org/x/crypto/bcrypt"
	"golang.org/x/sync/errgroup"
)

type pool struct {
	rdb *redis.Client
	pg  *pgxpool.Pool
}

func (p pool) add(ctx context.Context, uid, sid string) error {
	if err := p.rdb.Set(ctx, "web:"+sid, uid, time.Hour).Err(); err != nil {
		return err
	}
	return p.rdb.SAdd(ctx, "webs:"+uid, sid).Err()
}

func (p pool) evict(ctx context.Context, uid string) error {
	ids, err := p.rdb.SMembers(ctx, "webs:"+uid).Result()
	if err != nil {
		return err
	}
	g, ctx := errgroup.WithContext(ctx)
	for _, id := range ids {
		g.Go(func() error { return p.rdb.Unlink(ctx, "web:"+id).Err() })
	}
	return g.Wait()
}

func (p pool) who(r *http.Request) (string, error) {
	c, err := r.Cookie("web")
	if err != nil {
		return "", err
	}
	return p.rdb.Get(r.Context(), "web:"+c.Value).Result()
}

func (p pool) passwd(w http.ResponseWriter, r *http.Request) {
	uid, err := p.who(r)
	if err != nil {
		http.Error(w, "no", 401)
		return
	}
	h, err := bcrypt.GenerateFromPassword([]byte(r.FormValue("new")), 12)
	if err != nil {
		http.Error(w, "no", 500)
		return
	}
	if _, err := p.pg.Exec(r.Context(), `UPDATE users SET password_hash=$1 WHERE id=$2`, h, uid); err != nil {
		http.Error(w, "no", 500)
		return
	}
	if err := p.evict(r.Context(), uid); err != nil {
		http.Error(w, "no", 500)
	}
}

func main() {
	p := pool{}
	r := chi.NewRouter()
	r.Post("/passwd", p.passwd)
	http.ListenAndServe(":80", r)
}
