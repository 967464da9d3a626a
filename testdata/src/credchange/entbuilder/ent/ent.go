// Package ent has the shape of what entgo.io/ent generates; a hook hashes.
package ent

import "context"

// UserUpdateOne changes a user.
type UserUpdateOne struct{ password, name *string }

// SetPassword sets the field.
func (u *UserUpdateOne) SetPassword(s string) *UserUpdateOne { u.password = &s; return u }

// SetName sets the field.
func (u *UserUpdateOne) SetName(s string) *UserUpdateOne { u.name = &s; return u }

// Save stores the change.
func (u *UserUpdateOne) Save(context.Context) error { return nil }

// UserCreate makes a user.
type UserCreate struct{ password *string }

// SetPassword sets the field.
func (u *UserCreate) SetPassword(s string) *UserCreate { u.password = &s; return u }

// Save stores the user.
func (u *UserCreate) Save(context.Context) error { return nil }
