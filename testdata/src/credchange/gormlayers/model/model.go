// Package model holds the records.
package model

import "time"

type User struct {
	ID       uint
	Name     string
	Password string
	Role     string
}

type Session struct {
	Token   string `gorm:"primaryKey"`
	UserID  uint
	Expires time.Time
}
