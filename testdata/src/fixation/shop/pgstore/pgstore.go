package pgstore

import (
	"context"

	"github.com/jmoiron/sqlx"

	"sessionlint.test/src/fixation/shop/shop"
)

type Guests struct{ *sqlx.DB }

func (g Guests) Greet(ctx context.Context, x *shop.Guest) error {
	_, err := g.NamedExecContext(ctx, `INSERT INTO guests (ref, basket, until) VALUES (:ref, :basket, :until)`, x)
	return err
}

func (g Guests) Known(ctx context.Context, ref string) (*shop.Guest, error) {
	x := new(shop.Guest)
	return x, g.GetContext(ctx, x, `SELECT ref, basket, buyer_id, strong, until FROM guests WHERE ref = $1 AND until > now()`, ref)
}

func (g Guests) Recognise(ctx context.Context, ref string, buyer int64) error {
	_, err := g.ExecContext(ctx, `UPDATE guests SET buyer_id = $2 WHERE ref = $1`, ref, buyer)
	return err
}

func (g Guests) Strengthen(ctx context.Context, ref string) error {
	_, err := g.ExecContext(ctx, `UPDATE guests SET strong = true WHERE ref = $1`, ref)
	return err
}

func (g Guests) Rename(ctx context.Context, ref, fresh string) error {
	_, err := g.ExecContext(ctx, `UPDATE guests SET ref = $2 WHERE ref = $1`, ref, fresh)
	return err
}

func (g Guests) Bye(ctx context.Context, ref string) error {
	_, err := g.ExecContext(ctx, `DELETE FROM guests WHERE ref = $1`, ref)
	return err
}

type Buyers struct{ *sqlx.DB }

func (b Buyers) ByMail(ctx context.Context, mail string) (*shop.Buyer, error) {
	x := new(shop.Buyer)
	return x, b.GetContext(ctx, x, `SELECT id, mail, pw, otp FROM buyers WHERE mail = $1`, mail)
}

func (b Buyers) ByID(ctx context.Context, id int64) (*shop.Buyer, error) {
	x := new(shop.Buyer)
	return x, b.GetContext(ctx, x, `SELECT id, mail, pw, otp FROM buyers WHERE id = $1`, id)
}
