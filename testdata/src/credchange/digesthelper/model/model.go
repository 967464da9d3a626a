// Package model keeps users.
package model

import (
	"crypto/rand"

	"xorm.io/xorm"

	"sessionlint.test/src/credchange/digesthelper/text"
)

var Db *xorm.Engine

type Fields map[string]interface{}

type User struct {
	Id       int
	Name     string
	Password string
	Salt     string
	Avatar   string
}

func (u *User) Update(id int, data Fields) (int64, error) { return Db.Table(u).ID(id).Update(data) }

func (u *User) digest(password, salt string) string { return text.Md5(password + salt) }

func (u *User) Repass(id int, password string) (int64, error) {
	salt := rand.Text()
	return u.Update(id, Fields{"password": u.digest(password, salt), "salt": salt})
}

// Picture asks another service for a picture by the address's digest.
func (u *User) Picture(id int, mail string) (int64, error) {
	return u.Update(id, Fields{"avatar": "https://pictures.example/" + text.Md5(mail)})
}
