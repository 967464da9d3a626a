package models

import (
	"time"

	"gorm.io/gorm"
)

type Lifetime struct {
	StartedAt time.Time
	EndsAt    time.Time `gorm:"index"`
}

func (l *Lifetime) Cut()           { l.EndsAt = time.Now() }
func (l Lifetime) Running() bool   { return time.Now().Before(l.EndsAt) }
func For(d time.Duration) Lifetime { n := time.Now(); return Lifetime{n, n.Add(d)} }

type Device struct {
	gorm.Model
	Lifetime
	Secret   string `gorm:"uniqueIndex"`
	OwnerID  uint
	Platform string
}

type Owner struct {
	ID    uint
	Login string
	Hash  string
}
