// Package gormrows stores tokens with gorm.
package gormrows

import (
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"

	"gorm.io/gorm"
	"xorm.io/xorm"
)

type RefreshToken struct {
	Token  string
	Client string
	CSRF   string
}

type User struct {
	Name   string
	APIKey string
}

func create(db *gorm.DB) (string, error) {
	token := rand.Text()
	row := RefreshToken{Token: token, Client: rand.Text()} // want `a token is stored as it is handed out: field gormrows.RefreshToken.Token, the row`
	return token, db.Create(&row).Error
}

func hashed(db *gorm.DB) (string, error) {
	token := rand.Text()
	sum := sha256.Sum256([]byte(token))
	row := RefreshToken{Token: hex.EncodeToString(sum[:]), Client: rand.Text()}
	return token, db.Create(&row).Error
}

func renew(db *gorm.DB, u *User) error {
	u.APIKey = rand.Text() // want `field gormrows.User.APIKey, the row`
	return save(db, u)
}

func save(db *gorm.DB, u *User) error { return db.Save(u).Error }

func column(db *gorm.DB, u *User) error {
	return db.Model(u).Update("api_key", rand.Text()).Error // want `column api_key`
}

func read(db *gorm.DB, token string) (r RefreshToken, err error) {
	err = db.Where("token = ?", token).First(&r).Error
	return r, err
}

type ResetToken struct {
	ID    uint
	Value string
	Hash  string
}

type RememberToken struct {
	ID    uint
	Value string
}

// BeforeCreate fills it.
func (t *RememberToken) BeforeCreate(*gorm.DB) error {
	t.Value = rand.Text() // want `a token is stored as it is handed out: field gormrows.RememberToken.Value, the row of a model`
	return nil
}

// BeforeCreate keeps the hash, too: what the value is for isn't known.
func (t *ResetToken) BeforeCreate(*gorm.DB) error {
	t.Value = rand.Text()
	return nil
}

type AccessToken struct {
	ID    int64
	Token string
}

func several(e *xorm.Engine) string {
	t := AccessToken{Token: rand.Text()} // want `a token is stored as it is handed out: field gormrows.AccessToken.Token`
	e.Insert(&t)
	return t.Token
}

// DeviceToken shows the token once, and keeps its hash.
type DeviceToken struct {
	ID        int64
	Token     string `xorm:"-" gorm:"-" json:"token"`
	TokenHash string
}

func shown(e *xorm.Engine, db *gorm.DB) string {
	t := DeviceToken{Token: rand.Text()}
	sum := sha256.Sum256([]byte(t.Token))
	t.TokenHash = hex.EncodeToString(sum[:])
	e.Insert(&t)
	db.Create(&t)
	return t.Token
}
