// Package cmd has the commands of the print server.
package cmd

import (
	"errors"
	"reflect"
)

type SignOff struct{ Code string }

type NewPin struct {
	Operator string
	Hash     []byte
}

type Bus struct {
	hs map[reflect.Type]func(any) error
}

func NewBus() *Bus { return &Bus{map[reflect.Type]func(any) error{}} }

func Handle[C any](b *Bus, f func(C) error) {
	b.hs[reflect.TypeFor[C]()] = func(v any) error { return f(v.(C)) }
}

func (b *Bus) Do(c any) error {
	f, ok := b.hs[reflect.TypeOf(c)]
	if !ok {
		return errors.New("cmd: nobody does this")
	}
	return f(c)
}
