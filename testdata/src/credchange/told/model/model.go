// Package model keeps users; what it is told decides what it changes.
package model

import (
	"crypto/rand"

	"golang.org/x/crypto/bcrypt"
	"gorm.io/gorm"
)

var DB *gorm.DB

type User struct {
	ID       int64
	Name     string
	Github   string
	Password string
}

type Session struct {
	ID     string
	UserID int64
}

// Hash is what is kept of a password.
func Hash(p string) (string, error) {
	b, err := bcrypt.GenerateFromPassword([]byte(p), 12)
	return string(b), err
}

func GetUserByID(id int64) (*User, error) {
	var u User
	err := DB.First(&u, "id = ?", id).Error
	return &u, err
}

// Update stores the user, with a new password only where it is told to.
func (u *User) Update(withPassword bool) error {
	var err error
	if withPassword {
		u.Password, err = Hash(u.Password)
		if err != nil {
			return err
		}
	}
	return DB.Model(u).Updates(u).Error
}

// Edit is the same with the password as an argument.
func Edit(id int64, name, password string) error {
	u, err := GetUserByID(id)
	if err != nil {
		return err
	}
	u.Name = name
	if password != "" {
		if u.Password, err = Hash(password); err != nil {
			return err
		}
	}
	return DB.Save(u).Error
}

func Open(id int64) (string, error) {
	t := rand.Text()
	return t, DB.Create(&Session{ID: t, UserID: id}).Error
}
