// Package main tells the client when its token ends, which is compared with
// nothing.
package main

import (
	"time"

	"github.com/jinzhu/gorm"
)

type AuthToken struct {
	UserID    uint
	Digest    string
	ExpiresAt time.Time
}

type repo struct{ db *gorm.DB }

func (r *repo) issue(user uint, digest string) (time.Time, error) {
	t := &AuthToken{UserID: user, Digest: digest, ExpiresAt: time.Now().Add(time.Hour)}
	return t.ExpiresAt, r.db.Create(t).Error
}

func (r *repo) byDigest(digest string) (*AuthToken, error) { // want `byDigest looks up a record by what the client presents, but AuthToken.ExpiresAt, which says when it ends, is compared nowhere`
	var t AuthToken
	err := r.db.Where(&AuthToken{Digest: digest}).First(&t).Error
	return &t, err
}

func main() {}
