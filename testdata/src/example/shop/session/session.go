// Package session keeps the shop's sessions.
package session

import (
	"sync"
	"time"

	"sessionlint.test/src/example/internal/ident"
)

// A Session is a customer's visit.
type Session struct {
	Token   string
	User    string
	Expires time.Time
}

// A Manager begins, finds and ends sessions.
type Manager struct {
	mu       sync.Mutex
	sessions map[string]Session
	lifetime time.Duration
}

// NewManager returns a manager of sessions that live so long.
func NewManager(lifetime time.Duration) *Manager {
	return &Manager{sessions: map[string]Session{}, lifetime: lifetime}
}

// Start begins a session. The token's 32 characters come from math/rand.
func (m *Manager) Start(user string) Session {
	s := Session{Token: ident.String(32), User: user, Expires: time.Now().Add(m.lifetime)}
	m.mu.Lock()
	defer m.mu.Unlock()
	m.sessions[s.Token] = s
	return s
}

// Find returns the session of a token.
func (m *Manager) Find(token string) (Session, bool) {
	m.mu.Lock()
	defer m.mu.Unlock()
	s, ok := m.sessions[token]
	if ok && time.Now().After(s.Expires) {
		delete(m.sessions, token)
		return Session{}, false
	}
	return s, ok
}

// End ends the session of a token.
func (m *Manager) End(token string) {
	m.mu.Lock()
	defer m.mu.Unlock()
	delete(m.sessions, token)
}
