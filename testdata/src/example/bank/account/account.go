// Package account keeps the bank's customers and checks their passwords.
package account

import (
	"crypto/pbkdf2"
	"crypto/rand"
	"crypto/sha256"
	"crypto/subtle"
	"errors"
	"sync"
)

// ErrCredentials says that the name or the password is wrong.
var ErrCredentials = errors.New("account: wrong name or password")

// An Account is a customer's account.
type Account struct {
	Name    string
	Balance int64
	Teller  bool
	salt    []byte
	hash    []byte
}

// A Directory finds accounts.
type Directory interface {
	Create(name, password string, teller bool) error
	Verify(name, password string) (*Account, error)
	ByName(name string) (*Account, bool)
}

// Memory is a Directory in memory.
type Memory struct {
	mu       sync.RWMutex
	accounts map[string]*Account
}

// NewMemory returns an empty directory.
func NewMemory() *Memory { return &Memory{accounts: map[string]*Account{}} }

func derive(password string, salt []byte) ([]byte, error) {
	return pbkdf2.Key(sha256.New, password, salt, 600_000, 32)
}

// Create adds an account.
func (m *Memory) Create(name, password string, teller bool) error {
	salt := make([]byte, 16)
	if _, err := rand.Read(salt); err != nil {
		return err
	}
	hash, err := derive(password, salt)
	if err != nil {
		return err
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	m.accounts[name] = &Account{Name: name, Teller: teller, salt: salt, hash: hash}
	return nil
}

// Verify returns the account if the password is right.
func (m *Memory) Verify(name, password string) (*Account, error) {
	a, ok := m.ByName(name)
	if !ok {
		return nil, ErrCredentials
	}
	hash, err := derive(password, a.salt)
	if err != nil {
		return nil, err
	}
	if subtle.ConstantTimeCompare(hash, a.hash) != 1 {
		return nil, ErrCredentials
	}
	return a, nil
}

// ByName returns the account of a name.
func (m *Memory) ByName(name string) (*Account, bool) {
	m.mu.RLock()
	defer m.mu.RUnlock()
	a, ok := m.accounts[name]
	return a, ok
}
