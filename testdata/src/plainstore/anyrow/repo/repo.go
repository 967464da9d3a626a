package repo

import (
	"context"

	"github.com/uptrace/bun"
)

// Repo keeps rows of one type.
type Repo[T any] struct{ db bun.IDB }

func Of[T any](db bun.IDB) *Repo[T] { return &Repo[T]{db} }

func (r *Repo[T]) Save(ctx context.Context, row *T) error {
	_, err := r.db.NewInsert().Model(row).Exec(ctx)
	return err
}

func (r *Repo[T]) One(ctx context.Context, where string, args ...any) (*T, error) {
	row := new(T)
	return row, r.db.NewSelect().Model(row).Where(where, args...).Scan(ctx)
}
