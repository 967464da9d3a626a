package users

import (
	"context"
	"database/sql"
)

type User struct {
	ID   int64
	Role string
}

type Repo interface {
	ByID(ctx context.Context, id string) (*User, error)
}

type SQL struct{ DB *sql.DB }

func (s SQL) ByID(ctx context.Context, id string) (*User, error) {
	u := &User{}
	return u, s.DB.QueryRowContext(ctx, "select id, role from users where id = ?", id).Scan(&u.ID, &u.Role)
}
