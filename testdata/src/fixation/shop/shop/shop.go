// Package shop sells seeds. Everybody gets a basket, buyers are known by name.
package shop

import (
	"context"
	"crypto/rand"
	"errors"
	"time"

	"github.com/pquerna/otp/totp"
	"golang.org/x/crypto/bcrypt"
)

type Guest struct {
	Ref    string    `db:"ref"`
	Basket string    `db:"basket"`
	Buyer  *int64    `db:"buyer_id"`
	Strong bool      `db:"strong"`
	Until  time.Time `db:"until"`
}

type Buyer struct {
	ID   int64  `db:"id"`
	Mail string `db:"mail"`
	Pw   string `db:"pw"`
	Otp  string `db:"otp"`
}

type Guests interface {
	Greet(ctx context.Context, g *Guest) error
	Known(ctx context.Context, ref string) (*Guest, error)
	Recognise(ctx context.Context, ref string, buyer int64) error
	Strengthen(ctx context.Context, ref string) error
	Rename(ctx context.Context, ref, fresh string) error
	Bye(ctx context.Context, ref string) error
}

type Buyers interface {
	ByMail(ctx context.Context, mail string) (*Buyer, error)
	ByID(ctx context.Context, id int64) (*Buyer, error)
}

type Shop struct {
	guests Guests
	buyers Buyers
}

func New(g Guests, b Buyers) *Shop { return &Shop{g, b} }

var ErrNo = errors.New("shop: no")

func NewRef() string { return rand.Text() }

// Identify makes a guest a buyer, and answers with the guest's reference from now on.
func (s *Shop) Identify(ctx context.Context, g *Guest, mail, pw string) (string, error) {
	b, err := s.buyers.ByMail(ctx, mail)
	if err != nil {
		return "", err
	}
	if bcrypt.CompareHashAndPassword([]byte(b.Pw), []byte(pw)) != nil {
		return "", ErrNo
	}
	return g.Ref, s.guests.Recognise(ctx, g.Ref, b.ID) // want `identify verifies a password and then puts "buyer_id" into the session`
}

// Second checks the buyer's one-time code.
func (s *Shop) Second(ctx context.Context, g *Guest, code string) (string, error) {
	if g.Buyer == nil {
		return "", ErrNo
	}
	b, err := s.buyers.ByID(ctx, *g.Buyer)
	if err != nil {
		return "", err
	}
	if !totp.Validate(code, b.Otp) {
		return "", ErrNo
	}
	ref := NewRef()
	if err := s.guests.Rename(ctx, g.Ref, ref); err != nil {
		return "", err
	}
	return ref, s.guests.Strengthen(ctx, ref)
}

func (s *Shop) Bye(ctx context.Context, ref string) error { return s.guests.Bye(ctx, ref) }
