package accounts

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"time"

	"golang.org/x/crypto/bcrypt"
)

type Person struct {
	ID      int64  `db:"id"`
	Mail    string `db:"mail"`
	PwHash  string `db:"pwhash"`
	Enabled bool   `db:"enabled"`
}

type People interface {
	ByMail(ctx context.Context, mail string) (*Person, error)
	UpdateHash(ctx context.Context, id int64, hash string) error
}

type Codes interface {
	Keep(ctx context.Context, digest string, person int64, till time.Time) error
	Find(ctx context.Context, digest string) (int64, error)
	Spend(ctx context.Context, digest string) error
}

type Permits interface {
	Grant(ctx context.Context, digest string, person int64, till time.Time) error
	Holder(ctx context.Context, digest string) (int64, error)
	Withdraw(ctx context.Context, digest string) error
	WithdrawFrom(ctx context.Context, person int64) error
}

type Mailer func(ctx context.Context, to, code string) error

type Service struct {
	people  People
	codes   Codes
	permits Permits
	mail    Mailer
}

type Option func(*Service)

func WithMailer(m Mailer) Option { return func(s *Service) { s.mail = m } }

func NewService(p People, c Codes, x Permits, opts ...Option) *Service {
	s := &Service{people: p, codes: c, permits: x, mail: func(context.Context, string, string) error { return nil }}
	for _, o := range opts {
		o(s)
	}
	return s
}

var ErrNope = errors.New("nope")

func fold(s string) string {
	d := sha256.Sum256([]byte(s))
	return hex.EncodeToString(d[:])
}

func (s *Service) Authenticate(ctx context.Context, mail, pw string) (string, error) {
	p, err := s.people.ByMail(ctx, mail)
	if err != nil || bcrypt.CompareHashAndPassword([]byte(p.PwHash), []byte(pw)) != nil {
		return "", ErrNope
	}
	raw := rand.Text()
	return raw, s.permits.Grant(ctx, fold(raw), p.ID, time.Now().Add(4*time.Hour))
}

func (s *Service) Person(ctx context.Context, raw string) (int64, error) {
	return s.permits.Holder(ctx, fold(raw))
}

func (s *Service) SignOut(ctx context.Context, raw string) error {
	return s.permits.Withdraw(ctx, fold(raw))
}

func (s *Service) Forgot(ctx context.Context, mail string) error {
	p, err := s.people.ByMail(ctx, mail)
	if err != nil {
		return nil
	}
	code := rand.Text()
	if err := s.codes.Keep(ctx, fold(code), p.ID, time.Now().Add(30*time.Minute)); err != nil {
		return err
	}
	return s.mail(ctx, p.Mail, code)
}

func (s *Service) Redeem(ctx context.Context, code, pw string) error {
	id, err := s.codes.Find(ctx, fold(code))
	if err != nil {
		return ErrNope
	}
	h, err := bcrypt.GenerateFromPassword([]byte(pw), 12)
	if err != nil {
		return err
	}
	steps := []func() error{
		func() error { return s.codes.Spend(ctx, fold(code)) },
		func() error { return s.people.UpdateHash(ctx, id, string(h)) },
		func() error { return s.permits.WithdrawFrom(ctx, id) },
	}
	for _, step := range steps {
		if err := step(); err != nil {
			return err
		}
	}
	return nil
}
