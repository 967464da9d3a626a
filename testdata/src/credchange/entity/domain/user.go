package domain

import "golang.org/x/crypto/bcrypt"

type User struct {
	ID     int64
	Email  string
	digest []byte
}

func Rehydrate(id int64, email string, digest []byte) *User { return &User{id, email, digest} }

func (u *User) Digest() []byte { return u.digest }

func (u *User) Matches(pw string) bool {
	return bcrypt.CompareHashAndPassword(u.digest, []byte(pw)) == nil
}

func (u *User) ChooseSecret(pw string) error {
	d, err := bcrypt.GenerateFromPassword([]byte(pw), bcrypt.DefaultCost)
	if err != nil {
		return err
	}
	u.digest = d
	return nil
}
