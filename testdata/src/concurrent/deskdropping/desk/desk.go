// Package desk is the reception desk of the clinic: who works at it and with which ticket.
package desk

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"time"

	"golang.org/x/crypto/bcrypt"
)

var ErrRefused = errors.New("desk: refused")

type Clerk struct {
	ID     int64
	Email  string
	Secret []byte
}

type Clerks interface {
	ByEmail(ctx context.Context, email string) (Clerk, error)
	ByID(ctx context.Context, id int64) (Clerk, error)
	SetSecret(ctx context.Context, id int64, secret []byte) error
}

type Tickets interface {
	Put(ctx context.Context, digest string, clerk int64, validTo time.Time) error
	Holder(ctx context.Context, digest string) (int64, error)
	Drop(ctx context.Context, digest string) error
	DropFor(ctx context.Context, clerk int64) error
}

type Desk struct {
	clerks  Clerks
	tickets Tickets
}

func New(c Clerks, t Tickets) *Desk { return &Desk{clerks: c, tickets: t} }

func digest(raw string) string {
	sum := sha256.Sum256([]byte(raw))
	return hex.EncodeToString(sum[:])
}

func (d *Desk) Enter(ctx context.Context, email, pw string) (string, error) {
	c, err := d.clerks.ByEmail(ctx, email)
	if err != nil {
		return "", ErrRefused
	}
	if bcrypt.CompareHashAndPassword(c.Secret, []byte(pw)) != nil {
		return "", ErrRefused
	}
	buf := make([]byte, 32)
	if _, err := rand.Read(buf); err != nil {
		return "", err
	}
	raw := hex.EncodeToString(buf)
	return raw, d.tickets.Put(ctx, digest(raw), c.ID, time.Now().Add(10*time.Hour))
}

func (d *Desk) Who(ctx context.Context, raw string) (int64, error) {
	return d.tickets.Holder(ctx, digest(raw))
}

func (d *Desk) Leave(ctx context.Context, raw string) error {
	return d.tickets.Drop(ctx, digest(raw))
}

func (d *Desk) NewSecret(ctx context.Context, clerk int64, old, next string) error {
	c, err := d.clerks.ByID(ctx, clerk)
	if err != nil {
		return err
	}
	if bcrypt.CompareHashAndPassword(c.Secret, []byte(old)) != nil {
		return ErrRefused
	}
	h, err := bcrypt.GenerateFromPassword([]byte(next), 12)
	if err != nil {
		return err
	}
	if err := d.clerks.SetSecret(ctx, clerk, h); err != nil {
		return err
	}
	return d.tickets.DropFor(ctx, clerk)
}
