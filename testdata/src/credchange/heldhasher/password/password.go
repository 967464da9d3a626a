// Package password hashes.
package password

import "golang.org/x/crypto/bcrypt"

// Create hashes a password.
func Create(plain string, cost int) []byte {
	hash, err := bcrypt.GenerateFromPassword([]byte(plain), cost)
	if err != nil {
		panic(err)
	}
	return hash
}
