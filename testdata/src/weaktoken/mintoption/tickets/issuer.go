package tickets

import (
	"sync"
	"time"

	"sessionlint.test/src/weaktoken/mintoption/shelf"
)

type Ticket struct {
	Serial string
	Reader string
	Until  time.Time
}

type Issuer struct {
	mint   func() string
	prefix string
	mu     sync.RWMutex
	open   map[string]Ticket
}

type Option func(*Issuer)

func WithPrefix(p string) Option      { return func(i *Issuer) { i.prefix = p } }
func WithMint(f func() string) Option { return func(i *Issuer) { i.mint = f } }

func NewIssuer(opts ...Option) *Issuer {
	i := &Issuer{open: map[string]Ticket{}, mint: func() string { return shelf.Label(40) }}
	for _, o := range opts {
		o(i)
	}
	return i
}

func (i *Issuer) Open(reader string) Ticket {
	t := Ticket{Serial: i.prefix + i.mint(), Reader: reader, Until: time.Now().Add(8 * time.Hour)}
	i.mu.Lock()
	defer i.mu.Unlock()
	i.open[t.Serial] = t
	return t
}

func (i *Issuer) Find(serial string) (Ticket, bool) {
	i.mu.RLock()
	defer i.mu.RUnlock()
	t, ok := i.open[serial]
	return t, ok && time.Now().Before(t.Until)
}
