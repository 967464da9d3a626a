package ttlmap

import (
	"sync"
	"time"
)

type Entry[T any] struct {
	Value    T
	Deadline time.Time
}

type Map[T any] struct {
	mu    sync.RWMutex
	items map[string]Entry[T]
}

func New[T any]() *Map[T] { return &Map[T]{items: make(map[string]Entry[T])} }

func (m *Map[T]) Set(k string, v T, ttl time.Duration) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.items[k] = Entry[T]{Value: v, Deadline: time.Now().Add(ttl)}
}

func (m *Map[T]) Get(k string) (T, bool) { // want `Get looks up a record by what the client presents, but Entry.Deadline`
	m.mu.RLock()
	defer m.mu.RUnlock()
	e, ok := m.items[k]
	return e.Value, ok
}

func (m *Map[T]) Delete(k string) {
	m.mu.Lock()
	defer m.mu.Unlock()
	delete(m.items, k)
}
