// Package visits keeps sessions in memory; the login is in another package.
package visits

import (
	"crypto/rand"
	"sync"
	"time"
)

type Session struct {
	ID   string
	User string
}

type Registry struct {
	mu   sync.Mutex
	byID map[string]*Session
}

func New() *Registry { return &Registry{byID: map[string]*Session{}} }

func (r *Registry) Open(user string) *Session {
	s := &Session{ID: rand.Text(), User: user}
	r.mu.Lock()
	defer r.mu.Unlock()
	r.byID[s.ID] = s // want `byID keeps sessions from which none is ever removed by age`
	return s
}

func (r *Registry) Close(id string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	delete(r.byID, id)
}

// A Timed registry is right: all sessions end with the day.
type Timed struct {
	mu  sync.Mutex
	all map[string]*Session
}

func (t *Timed) Open(user string) *Session {
	s := &Session{ID: rand.Text(), User: user}
	t.mu.Lock()
	defer t.mu.Unlock()
	t.all[s.ID] = s
	time.AfterFunc(24*time.Hour, func() {
		t.mu.Lock()
		defer t.mu.Unlock()
		delete(t.all, s.ID)
	})
	return s
}

// A Part of a page is no record of a session.
type Part struct{ ID, Text string }

type Parts struct{ byID map[string]*Part }

func (p *Parts) Add(text string) { p.byID[text] = &Part{rand.Text(), text} }
