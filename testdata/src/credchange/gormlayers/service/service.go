// Package service knows the stores by interfaces.
package service

import (
	"golang.org/x/crypto/bcrypt"

	"sessionlint.test/src/credchange/gormlayers/model"
)

type Users interface {
	ByID(id uint) (*model.User, error)
	Save(*model.User) error
	Create(*model.User) error
}

type Sessions interface {
	Add(*model.Session) error
	DropFor(user uint) error
}

type Accounts struct {
	Users    Users
	Sessions Sessions
}

func hash(password string) (string, error) {
	b, err := bcrypt.GenerateFromPassword([]byte(password), bcrypt.DefaultCost)
	return string(b), err
}

func (a *Accounts) Register(name, password string) error {
	h, err := hash(password)
	if err != nil {
		return err
	}
	return a.Users.Create(&model.User{Name: name, Password: h})
}

// ChangePassword leaves it to its callers to end the sessions, and one does.
func (a *Accounts) ChangePassword(id uint, password string) error {
	user, err := a.Users.ByID(id)
	if err != nil {
		return err
	}
	if user.Password, err = hash(password); err != nil {
		return err
	}
	return a.Users.Save(user)
}

// Overwrite is called by one who forgets.
func (a *Accounts) Overwrite(id uint, password string) error { // want `Overwrite gives a user a new password`
	user, err := a.Users.ByID(id)
	if err != nil {
		return err
	}
	if user.Password, err = hash(password); err != nil {
		return err
	}
	return a.Users.Save(user)
}
