// Package people keeps members and their roles.
package people

import "gorm.io/gorm"

type Member struct {
	ID    int64
	Email string
}

type Picture struct{ Path string }

type Role string

var permissions = map[Role][]string{"admin": {"delete"}}

func Allowed(r Role, what string) bool {
	for _, p := range permissions[r] {
		if p == what {
			return true
		}
	}
	return false
}

type DB struct{ db *gorm.DB }

func (d DB) Load(id int64) (*Member, error) {
	var m Member
	return &m, d.db.First(&m, id).Error
}

func (d DB) Picture(of string) (*Picture, error) { return &Picture{Path: "/pictures/" + of}, nil }
