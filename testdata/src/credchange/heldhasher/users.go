// Package heldhasher calls its hasher by a variable, which tests replace, and has
// resolvers whose arguments are optional.
package heldhasher

import (
	"context"
	"crypto/rand"

	"gorm.io/gorm"

	"sessionlint.test/src/credchange/heldhasher/password"
)

var createPassword = password.Create

// User is an account.
type User struct {
	ID   int
	Name string
	Pass []byte
}

// Session is where a user is logged in.
type Session struct {
	Token  string
	UserID int
}

// ResolverForUser answers what is asked about users.
type ResolverForUser struct{ db *gorm.DB }

// Login opens a session.
func (r *ResolverForUser) Login(ctx context.Context, id int) (*Session, error) {
	s := &Session{rand.Text(), id}
	return s, r.db.Create(s).Error
}

// UpdateUser gives a new password if there is one.
func (r *ResolverForUser) UpdateUser(ctx context.Context, id int, name string, pass *string) (*User, error) { // want `UpdateUser gives a user a new password`
	u := new(User)
	r.db.First(u, id)
	u.Name = name
	if pass != nil {
		u.Pass = createPassword(*pass, 10)
	}
	return u, r.db.Save(u).Error
}

// ResetUser ends the sessions with it.
func (r *ResolverForUser) ResetUser(ctx context.Context, id int, pass *string) (*User, error) {
	u := new(User)
	r.db.First(u, id)
	if pass != nil {
		u.Pass = createPassword(*pass, 10)
		r.db.Where("user_id = ?", id).Delete(&Session{})
	}
	return u, r.db.Save(u).Error
}
