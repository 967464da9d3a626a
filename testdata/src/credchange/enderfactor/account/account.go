package account

import (
	"context"
	"errors"

	"github.com/jmoiron/sqlx"
	"github.com/pquerna/otp/totp"
	"golang.org/x/crypto/bcrypt"
)

type Row struct {
	ID         int64  `db:"id"`
	PwHash     string `db:"pw_hash"`
	TotpSecret string `db:"totp_secret"`
}

type Ender interface {
	EndAll(ctx context.Context, user int64) error
}

type Service struct {
	DB  *sqlx.DB
	End Ender
}

var ErrDenied = errors.New("denied")

func (s *Service) load(ctx context.Context, id int64) (r Row, err error) {
	err = s.DB.GetContext(ctx, &r, `SELECT id, pw_hash, totp_secret FROM accounts WHERE id = $1`, id)
	return
}

func (s *Service) ChangePassword(ctx context.Context, id int64, old, new string) error {
	r, err := s.load(ctx, id)
	if err != nil {
		return err
	}
	if bcrypt.CompareHashAndPassword([]byte(r.PwHash), []byte(old)) != nil {
		return ErrDenied
	}
	h, err := bcrypt.GenerateFromPassword([]byte(new), bcrypt.DefaultCost)
	if err != nil {
		return err
	}
	if _, err := s.DB.ExecContext(ctx, `UPDATE accounts SET pw_hash = $2 WHERE id = $1`, id, string(h)); err != nil {
		return err
	}
	return s.End.EndAll(ctx, id)
}

func (s *Service) EnableTOTP(ctx context.Context, id int64, secret, code string) error {
	if !totp.Validate(code, secret) {
		return ErrDenied
	}
	if _, err := s.DB.ExecContext(ctx, `UPDATE accounts SET totp_secret = $2, totp_enabled = true WHERE id = $1`, id, secret); err != nil {
		return err
	}
	return s.End.EndAll(ctx, id)
}

func (s *Service) DisableTOTP(ctx context.Context, id int64, code string) error { // want `DisableTOTP changes a user's second factor \(src/credchange/enderfactor/account/account\.go:70,`
	r, err := s.load(ctx, id)
	if err != nil {
		return err
	}
	if !totp.Validate(code, r.TotpSecret) {
		return ErrDenied
	}
	_, err = s.DB.ExecContext(ctx, `UPDATE accounts SET totp_secret = '', totp_enabled = false WHERE id = $1`, id)
	return err
}
