// Package resolvers answers GraphQL's mutations, and writes users through a
// cache.
package resolvers

import (
	"context"
	"crypto/rand"
	"database/sql"

	"golang.org/x/crypto/bcrypt"
)

type User struct {
	ID       int
	Password string
}

type cache struct {
	onEviction func(key string)
	users      map[int]*User
}

func (c *cache) put(u *User) {
	if len(c.users) > 100 && c.onEviction != nil {
		c.onEviction("user")
	}
	c.users[u.ID] = u
}

type Resolver struct {
	db    *sql.DB
	cache *cache
}

type mutationResolver struct{ *Resolver }

func (r *mutationResolver) Login(ctx context.Context, name string) (string, error) {
	token := rand.Text()
	_, err := r.db.ExecContext(ctx, "INSERT INTO sessions (token, user_id) VALUES ($1, $2)", token, 1)
	return token, err
}

func (r *mutationResolver) UpdateUser(ctx context.Context, id int, password string) (*User, error) { // want `UpdateUser gives a user a new password`
	u := r.cache.users[id]
	hash, err := bcrypt.GenerateFromPassword([]byte(password), bcrypt.DefaultCost)
	if err != nil {
		return nil, err
	}
	u.Password = string(hash)
	r.cache.put(u)
	return u, nil
}

func (r *mutationResolver) UpdatePassword(ctx context.Context, id int, password string) (*User, error) {
	u, err := r.UpdateUserQuietly(ctx, id, password)
	if err != nil {
		return nil, err
	}
	_, err = r.db.ExecContext(ctx, "DELETE FROM sessions WHERE user_id = $1", id)
	return u, err
}

func (r *Resolver) UpdateUserQuietly(ctx context.Context, id int, password string) (*User, error) {
	u := r.cache.users[id]
	hash, err := bcrypt.GenerateFromPassword([]byte(password), bcrypt.DefaultCost)
	if err != nil {
		return nil, err
	}
	u.Password = string(hash)
	r.cache.put(u)
	return u, nil
}

type ShareToken struct {
	Value    string
	Password string
}

// ProtectShareToken is about a link, and nobody's account.
func (r *mutationResolver) ProtectShareToken(ctx context.Context, t *ShareToken, password string) (*ShareToken, error) {
	hash, err := bcrypt.GenerateFromPassword([]byte(password), bcrypt.DefaultCost)
	if err != nil {
		return nil, err
	}
	t.Password = string(hash)
	return t, nil
}
