package events

import "sync"

type Topic string

type Bus struct {
	mu   sync.RWMutex
	subs map[Topic][]func(payload string) error
}

func NewBus() *Bus { return &Bus{subs: map[Topic][]func(string) error{}} }

func (b *Bus) On(t Topic, f func(string) error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.subs[t] = append(b.subs[t], f)
}

func (b *Bus) Emit(t Topic, payload string) error {
	b.mu.RLock()
	defer b.mu.RUnlock()
	for _, f := range b.subs[t] {
		if err := f(payload); err != nil {
			return err
		}
	}
	return nil
}
