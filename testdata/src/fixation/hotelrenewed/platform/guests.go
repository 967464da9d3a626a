package platform

import (
	"context"
	"database/sql"

	"golang.org/x/crypto/bcrypt"
)

type GuestTable struct{ *sql.DB }

func (g GuestTable) Verify(ctx context.Context, mail, pw string) (id int64, err error) {
	var h []byte
	if err = g.QueryRowContext(ctx, "SELECT id, hash FROM hotel_guests WHERE mail = $1", mail).Scan(&id, &h); err != nil {
		return 0, err
	}
	return id, bcrypt.CompareHashAndPassword(h, []byte(pw))
}

func (g GuestTable) SetPassword(ctx context.Context, id int64, pw string) error {
	h, err := bcrypt.GenerateFromPassword([]byte(pw), 12)
	if err != nil {
		return err
	}
	_, err = g.ExecContext(ctx, "UPDATE hotel_guests SET hash = $1 WHERE id = $2", h, id)
	return err
}
