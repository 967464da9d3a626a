// Package domain is what the others speak of.
package domain

// A Session is one login.
type Session struct {
	ID   string
	User int64
}

// Sessions keeps them.
type Sessions interface{ Insert(Session) error }
