// Package reset mails links for new passwords.
package reset

import (
	"context"
	"crypto/sha1"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"time"

	"xorm.io/xorm"
)

type PasswordReset struct {
	ID     int64     `xorm:"pk autoincr"`
	UserID int64     `xorm:"notnull"`
	Digest []byte    `xorm:"unique"`
	Until  time.Time `xorm:"index"`
}

type User struct {
	ID    int64
	Email string
}

type Mail func(ctx context.Context, to, link string) error

type Service struct {
	db   *xorm.Engine
	mail Mail
	base string
}

func New(db *xorm.Engine, mail Mail, base string) *Service { return &Service{db, mail, base} }

func linkToken(u User, at time.Time) string {
	h := sha1.New()
	fmt.Fprintf(h, "%d|%s|", u.ID, u.Email)
	fmt.Fprint(h, at.UnixNano())
	return hex.EncodeToString(h.Sum(nil))
}

func (s *Service) Begin(ctx context.Context, u User) error {
	now := time.Now()
	resetToken := linkToken(u, now) // want `variable resetToken is a session id or token but comes from time`
	sum := sha256.Sum256([]byte(resetToken))
	if _, err := s.db.Context(ctx).Insert(&PasswordReset{UserID: u.ID, Digest: sum[:], Until: now.Add(time.Hour)}); err != nil {
		return err
	}
	return s.mail(ctx, u.Email, s.base+"/password/new/"+resetToken)
}

// Digest is what the user's password hashes to: others don't know it.
type Owner struct {
	User
	Digest string
}

func ownerToken(o Owner, at time.Time) string {
	h := sha256.New()
	fmt.Fprintf(h, "%d|%s|%s|", o.ID, o.Email, o.Digest)
	fmt.Fprint(h, at.UnixNano()/int64(time.Hour))
	return hex.EncodeToString(h.Sum(nil))
}

func (s *Service) Owned(ctx context.Context, o Owner) error {
	resetToken := ownerToken(o, time.Now())
	return s.mail(ctx, o.Email, s.base+"/password/new/"+resetToken)
}
