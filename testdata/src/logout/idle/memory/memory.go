package memory

import (
	"sync"
	"time"

	"sessionlint.test/src/logout/idle/arena"
)

type Logins struct {
	mu sync.Mutex
	m  map[string]arena.Login
}

func NewLogins() *Logins { return &Logins{m: map[string]arena.Login{}} }

func (l *Logins) Save(k string, v arena.Login) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.m[k] = v
}

func (l *Logins) Find(k string) (arena.Login, bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	v, ok := l.m[k]
	if !ok || time.Since(v.Since) > 12*time.Hour {
		return arena.Login{}, false
	}
	return v, true
}

func (l *Logins) Forget(k string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	delete(l.m, k)
}

func (l *Logins) ForgetPlayer(nick string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	for k, v := range l.m {
		if v.Nick == nick {
			delete(l.m, k)
		}
	}
}

func (l *Logins) Sweep(every time.Duration) {
	for range time.Tick(every) {
		l.mu.Lock()
		for k, v := range l.m {
			if time.Since(v.Since) > 12*time.Hour {
				delete(l.m, k)
			}
		}
		l.mu.Unlock()
	}
}

type Players struct {
	mu sync.RWMutex
	m  map[string]arena.Player
}

func NewPlayers() *Players { return &Players{m: map[string]arena.Player{}} }

func (p *Players) Get(nick string) (arena.Player, bool) {
	p.mu.RLock()
	defer p.mu.RUnlock()
	v, ok := p.m[nick]
	return v, ok
}

func (p *Players) Put(v arena.Player) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.m[v.Nick] = v
}
