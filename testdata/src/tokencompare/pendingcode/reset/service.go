package reset

import (
	"context"
	"errors"
	"time"

	"github.com/redis/go-redis/v9"
)

type Request struct {
	Email    string `json:"email"`
	Code     string `json:"reset_token"`
	Password string `json:"password"`
}

type pending interface {
	Pending(ctx context.Context, email string) (string, error)
	Drop(ctx context.Context, email string) error
}

type redisPending struct{ rdb redis.Cmdable }

func (p redisPending) Pending(ctx context.Context, email string) (string, error) {
	return p.rdb.Get(ctx, "reset:"+email).Result()
}

func (p redisPending) Drop(ctx context.Context, email string) error {
	return p.rdb.Del(ctx, "reset:"+email).Err()
}

func (p redisPending) Put(ctx context.Context, email, token string) error {
	return p.rdb.Set(ctx, "reset:"+email, token, 20*time.Minute).Err()
}

type Passwords interface {
	Replace(ctx context.Context, email, password string) error
}

type Service struct {
	pending pending
	pw      Passwords
}

func New(rdb redis.Cmdable, pw Passwords) *Service { return &Service{redisPending{rdb}, pw} }

var ErrRefused = errors.New("reset refused")

func (s *Service) Finish(ctx context.Context, req Request) error {
	resetToken, err := s.pending.Pending(ctx, req.Email)
	if err != nil {
		return ErrRefused
	}
	if req.Code != resetToken { // want `the stored value of reset_token is compared with the request's body Code`
		return ErrRefused
	}
	if err := s.pending.Drop(ctx, req.Email); err != nil {
		return err
	}
	return s.pw.Replace(ctx, req.Email, req.Password)
}
