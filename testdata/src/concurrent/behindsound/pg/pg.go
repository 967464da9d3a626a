package pg

import (
	"context"

	"github.com/jackc/pgx/v5/pgxpool"

	"sessionlint.test/src/concurrent/behindsound/auth"
)

type Repo struct{ Pool *pgxpool.Pool }

func (r *Repo) Hash(ctx context.Context, email string) (id int64, h []byte, err error) {
	err = r.Pool.QueryRow(ctx, "SELECT id, hash FROM users WHERE email = $1", email).Scan(&id, &h)
	return
}

func (r *Repo) Save(ctx context.Context, l auth.Login) error {
	_, err := r.Pool.Exec(ctx, "INSERT INTO logins (key, user_id, ends) VALUES (sha256($1), $2, $3)", l.Key, l.User, l.End)
	return err
}

func (r *Repo) Load(ctx context.Context, key string) (l auth.Login, err error) {
	err = r.Pool.QueryRow(ctx, "SELECT user_id, ends FROM logins WHERE key = sha256($1)", key).Scan(&l.User, &l.End)
	return
}

func (r *Repo) Remove(ctx context.Context, key string) error {
	_, err := r.Pool.Exec(ctx, "DELETE FROM logins WHERE key = sha256($1)", key)
	return err
}

func (r *Repo) RemoveOthers(ctx context.Context, user int64, keep string) error {
	_, err := r.Pool.Exec(ctx, "DELETE FROM logins WHERE user_id = $1 AND key <> sha256($2)", user, keep)
	return err
}
