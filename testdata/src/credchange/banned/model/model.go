// Package model keeps users.
package model

import (
	"gorm.io/gorm"

	"sessionlint.test/src/credchange/banned/bans"
)

var DB *gorm.DB

type User struct {
	ID       int
	Name     string
	Disabled bool
	Role     string
}

// ApplyGroup gives the user what the group has, for the request at hand.
func (u *User) ApplyGroup(role string) { u.Role = role }

func Find(id int) (*User, error) {
	var u User
	err := DB.First(&u, id).Error
	return &u, err
}

func (u *User) Remove() error {
	bans.Ban(u.ID)
	return DB.Delete(u).Error
}

func (u *User) save() error { return DB.Save(u).Error }

// Promote stores it.
func (u *User) Promote(role string) error { // want `Promote changes what a user may do`
	u.Role = role
	return u.save()
}
