package svc

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"errors"
	"time"

	"golang.org/x/crypto/bcrypt"

	"sessionlint.test/src/logout/authend/store"
)

type Repo interface {
	CreateGrant(ctx context.Context, arg store.CreateGrantParams) (store.AccessGrant, error)
	GrantByHash(ctx context.Context, h []byte) (store.AccessGrant, error)
	DeleteGrant(ctx context.Context, id int64) error
	AddAudit(ctx context.Context, userID int64, what string) error
	PasswordOf(ctx context.Context, email string) (int64, []byte, error)
}

type Service struct{ repo Repo }

func New(r Repo) *Service { return &Service{repo: r} }

func (s *Service) SignOn(ctx context.Context, email, pw string) (string, error) {
	id, hash, err := s.repo.PasswordOf(ctx, email)
	if err != nil {
		return "", err
	}
	if bcrypt.CompareHashAndPassword(hash, []byte(pw)) != nil {
		return "", errors.New("bad credentials")
	}
	tok := rand.Text()
	sum := sha256.Sum256([]byte(tok))
	_, err = s.repo.CreateGrant(ctx, store.CreateGrantParams{UserID: id, TokenHash: sum[:], ExpiresAt: time.Now().Add(8 * time.Hour)})
	return tok, err
}

func (s *Service) Who(ctx context.Context, tok string) (store.AccessGrant, error) {
	sum := sha256.Sum256([]byte(tok))
	return s.repo.GrantByHash(ctx, sum[:])
}

// SignOff notes the end of the visit.
func (s *Service) SignOff(ctx context.Context, tok string) error {
	g, err := s.Who(ctx, tok)
	if err != nil {
		return err
	}
	return s.repo.AddAudit(ctx, g.UserID, "signoff")
}
