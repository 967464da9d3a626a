// Package provider keeps sessions by id.
package provider

import "sync"

type Session struct{ Values map[string]any }

type Memory struct {
	mu       sync.Mutex
	sessions map[string]*Session
}

// Open makes a session of the given id if there is none: its callers must know
// where the id is from.
func (m *Memory) Open(sid string) (*Session, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if s, ok := m.sessions[sid]; ok {
		return s, nil
	}
	s := &Session{}
	m.sessions[sid] = s
	return s, nil
}

// Find knows only what there is.
func (m *Memory) Find(sid string) (*Session, bool) {
	m.mu.Lock()
	defer m.mu.Unlock()
	s, ok := m.sessions[sid]
	return s, ok
}
