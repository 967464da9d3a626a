package barrier

import (
	"crypto/subtle"
	"errors"
	"sync"
	"time"
)

type Numberer interface{ Next() string }

type Pass struct {
	No    string
	Plate string
	End   time.Time
}

type Garage struct {
	numbers Numberer
	pin     string
	passes  sync.Map
}

func NewGarage(n Numberer, pin string) *Garage { return &Garage{numbers: n, pin: pin} }

var ErrPin = errors.New("wrong pin")

// Admit lets an attendant in.
func (g *Garage) Admit(plate, pin string) (*Pass, error) {
	if g.pin == "" || subtle.ConstantTimeCompare([]byte(pin), []byte(g.pin)) != 1 {
		return nil, ErrPin
	}
	p := &Pass{No: g.numbers.Next(), Plate: plate, End: time.Now().Add(time.Hour)}
	g.passes.Store(p.No, p)
	return p, nil
}

func (g *Garage) Pass(no string) (*Pass, bool) {
	v, ok := g.passes.Load(no)
	if !ok {
		return nil, false
	}
	p := v.(*Pass)
	if time.Now().After(p.End) {
		g.passes.Delete(no)
		return nil, false
	}
	return p, true
}
