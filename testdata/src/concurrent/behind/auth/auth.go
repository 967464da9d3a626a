package auth

import (
	"context"
	"crypto/rand"
	"errors"
	"time"

	"golang.org/x/crypto/bcrypt"
)

type Login struct {
	Key  string
	User int64
	End  time.Time
}

type Repo interface {
	Hash(ctx context.Context, email string) (int64, []byte, error)
	Save(ctx context.Context, l Login) error
	Load(ctx context.Context, key string) (Login, error)
	Remove(ctx context.Context, key string) error
}

type Service struct{ Repo Repo }

func (s *Service) SignIn(ctx context.Context, email, password string) (string, error) {
	id, h, err := s.Repo.Hash(ctx, email)
	if err != nil {
		return "", err
	}
	if err := bcrypt.CompareHashAndPassword(h, []byte(password)); err != nil {
		return "", err
	}
	l := Login{Key: rand.Text(), User: id, End: time.Now().Add(time.Hour)}
	return l.Key, s.Repo.Save(ctx, l)
}

func (s *Service) Check(ctx context.Context, key string) (int64, error) {
	l, err := s.Repo.Load(ctx, key)
	if err != nil || time.Now().After(l.End) {
		return 0, errors.New("sign in")
	}
	return l.User, nil
}
