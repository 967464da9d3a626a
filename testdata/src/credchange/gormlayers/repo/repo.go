// Package repo stores the records with gorm.
package repo

import (
	"gorm.io/gorm"

	"sessionlint.test/src/credchange/gormlayers/model"
)

type Users struct{ DB *gorm.DB }

func (u *Users) ByID(id uint) (*model.User, error) {
	var user model.User
	return &user, u.DB.First(&user, id).Error
}

func (u *Users) Save(user *model.User) error   { return u.DB.Save(user).Error }
func (u *Users) Create(user *model.User) error { return u.DB.Create(user).Error }

type Sessions struct{ DB *gorm.DB }

func (s *Sessions) Add(x *model.Session) error { return s.DB.Create(x).Error }

func (s *Sessions) DropFor(user uint) error {
	return s.DB.Where("user_id = ?", user).Delete(&model.Session{}).Error
}
