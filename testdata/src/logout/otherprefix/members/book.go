package members

import (
	"context"
	"errors"
	"sync"

	"golang.org/x/crypto/bcrypt"
)

type Member struct {
	No   int64
	Mail string
	Hash []byte
}

type Book struct {
	mu   sync.RWMutex
	byNo map[int64]*Member
}

func NewBook() *Book { return &Book{byNo: map[int64]*Member{}} }

var ErrMember = errors.New("unknown member")

func (b *Book) Match(_ context.Context, mail, phrase string) (*Member, error) {
	b.mu.RLock()
	defer b.mu.RUnlock()
	for _, m := range b.byNo {
		if m.Mail == mail && bcrypt.CompareHashAndPassword(m.Hash, []byte(phrase)) == nil {
			return m, nil
		}
	}
	return nil, ErrMember
}

func (b *Book) Rephrase(_ context.Context, no int64, phrase string) error {
	h, err := bcrypt.GenerateFromPassword([]byte(phrase), 11)
	if err != nil {
		return err
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	m, ok := b.byNo[no]
	if !ok {
		return ErrMember
	}
	m.Hash = h
	return nil
}
