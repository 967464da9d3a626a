package shelf

import (
	"sync"
	"time"
)

type entry[V any] struct {
	v  V
	at time.Time
}

// Shelf keeps things for a while after they were last touched.
type Shelf[V any] struct {
	m    sync.Map
	idle time.Duration
}

func New[V any](idle time.Duration) *Shelf[V] { return &Shelf[V]{idle: idle} }

func (s *Shelf[V]) Put(k string, v V) { s.m.Store(k, entry[V]{v, time.Now()}) }

func (s *Shelf[V]) Get(k string) (v V, ok bool) {
	x, ok := s.m.Load(k)
	if !ok {
		return v, false
	}
	e := x.(entry[V])
	if time.Since(e.at) > s.idle {
		s.m.Delete(k)
		return v, false
	}
	return e.v, true
}

func (s *Shelf[V]) Take(k string) { s.m.Delete(k) }

func (s *Shelf[V]) TakeIf(f func(V) bool) {
	s.m.Range(func(k, x any) bool {
		if f(x.(entry[V]).v) {
			s.m.Delete(k)
		}
		return true
	})
}

func (s *Shelf[V]) Dust() {
	for range time.Tick(time.Minute) {
		s.m.Range(func(k, x any) bool {
			if time.Since(x.(entry[V]).at) > s.idle {
				s.m.Delete(k)
			}
			return true
		})
	}
}
