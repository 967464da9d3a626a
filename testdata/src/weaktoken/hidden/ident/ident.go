// Package ident makes ids, and keeps its types to itself. Its constructors are
// too long to be inlined, or export data would tell of the types.
package ident

import (
	crand "crypto/rand"
	"math/rand"
	"strconv"
	"sync"
)

type Maker interface{ Next() string }

type counted struct{ mu sync.Mutex }

func (c *counted) Next() string { return strconv.Itoa(rand.Int()) }

func Short() Maker {
	c := new(counted)
	c.mu.Lock()
	defer c.mu.Unlock()
	return c
}

type Other interface{ Fresh() string }

type random struct{ mu sync.Mutex }

func (r *random) Fresh() string { return crand.Text() }

func Long() Other {
	r := new(random)
	r.mu.Lock()
	defer r.mu.Unlock()
	return r
}

type Drawer interface{ Draw() string }

type pool[T any] struct {
	mu   sync.Mutex
	rest []T
}

func (p *pool[T]) Draw() string { return strconv.Itoa(rand.Int()) }

func Pool() Drawer {
	p := new(pool[int])
	p.mu.Lock()
	defer p.mu.Unlock()
	return p
}
