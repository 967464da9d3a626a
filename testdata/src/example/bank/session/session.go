// Package session keeps the bank's sessions.
package session

import (
	"crypto/rand"
	"encoding/hex"
	"fmt"
	"sync"
	"time"

	"sessionlint.test/src/example/internal/ident"
)

// A Session says who is logged in.
type Session struct {
	ID      string
	User    string
	Created time.Time
}

// longest is how long one may live.
const longest = 12 * time.Hour

// A Store keeps sessions.
type Store interface {
	Create(user string) (*Session, error)
	Lookup(id string) (*Session, bool)
	Delete(id string) error
}

// Memory is a Store in memory.
type Memory struct {
	seq      ident.Sequence
	mu       sync.RWMutex
	sessions map[string]*Session
}

// NewMemory returns an empty store.
func NewMemory() *Memory { return &Memory{sessions: map[string]*Session{}} }

// Create begins a session. Its id is the next number: whoever logs in knows
// the ids of those who logged in just before.
func (m *Memory) Create(user string) (*Session, error) {
	s := &Session{
		ID:      fmt.Sprintf("%08d", m.seq.Next()),
		User:    user,
		Created: time.Now(),
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	m.sessions[s.ID] = s
	return s, nil
}

// Lookup returns a session by its id.
func (m *Memory) Lookup(id string) (*Session, bool) {
	m.mu.RLock()
	defer m.mu.RUnlock()
	s, ok := m.sessions[id]
	return s, ok && time.Since(s.Created) < longest
}

// Delete ends a session. The bank's logout forgets to call it.
func (m *Memory) Delete(id string) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	delete(m.sessions, id)
	return nil
}

// NewResetToken makes the token of a password reset mail. Where the strong
// source fails it takes the clock instead of giving up.
func NewResetToken() string {
	b := make([]byte, 32)
	if _, err := rand.Read(b); err != nil {
		return fmt.Sprintf("%x", time.Now().UnixNano())
	}
	return hex.EncodeToString(b)
}
