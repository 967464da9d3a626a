// Package pending keeps the logins that have begun.
package pending

import "sync"

type Logins struct {
	mu sync.Mutex
	at map[string]bool
}

func New() *Logins { return &Logins{at: map[string]bool{}} }

func (l *Logins) Add(s string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.at[s] = true
}

func (l *Logins) Remove(s string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	delete(l.at, s)
}

func (l *Logins) Take(s string) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	ok := l.at[s]
	delete(l.at, s)
	return ok
}
