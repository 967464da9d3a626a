package hub

import "sync"

type Topic string

type Bus struct {
	mu   sync.Mutex
	subs map[Topic][]func(any)
}

func NewBus() *Bus { return &Bus{subs: make(map[Topic][]func(any))} }

func (b *Bus) On(t Topic, f func(any)) {
	b.mu.Lock()
	b.subs[t] = append(b.subs[t], f)
	b.mu.Unlock()
}

func (b *Bus) Emit(t Topic, v any) {
	b.mu.Lock()
	fs := append([]func(any){}, b.subs[t]...)
	b.mu.Unlock()
	for _, f := range fs {
		f(v)
	}
}
