// Package accounts implements what the clients ask for.
package accounts

import "golang.org/x/crypto/bcrypt"

type Store interface {
	UpdateUser(name, hash string) error
}

type Service struct{ Store Store }

func (s *Service) SetPassword(user, password string) error { // want `SetPassword gives a user a new password`
	hash, err := bcrypt.GenerateFromPassword([]byte(password), bcrypt.DefaultCost)
	if err != nil {
		return err
	}
	return s.Store.UpdateUser(user, string(hash))
}
