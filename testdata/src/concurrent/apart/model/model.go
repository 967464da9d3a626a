// Package model has the session's record.
package model

type Session struct {
	ID     string `bun:",pk"`
	UserID int64  `bun:"user_id"`
	Device string `bun:"device"`
}
