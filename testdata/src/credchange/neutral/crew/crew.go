// Package crew knows the pilots of a club and what each of them proves itself by,
// which is called a word.
package crew

import (
	"context"
	"crypto/rand"
	"crypto/subtle"
	"errors"

	"golang.org/x/crypto/argon2"
	"golang.org/x/crypto/bcrypt"
)

type Pilot struct {
	Name string
	Salt []byte
	Key  []byte
}

type Room struct {
	Name string
	Key  []byte
}

type Pilots interface {
	Of(ctx context.Context, name string) (Pilot, error)
	Put(ctx context.Context, p Pilot) error
	Word(ctx context.Context, id int64) ([]byte, error)
	SetWord(ctx context.Context, id int64, h []byte) error
	Lay(ctx context.Context, id int64, h []byte) error
	AddPilot(ctx context.Context, name string, h []byte) error
	KeepSession(ctx context.Context, token string, id int64) error
	DeleteSessions(ctx context.Context, id int64) error
}

type Club struct{ Pilots Pilots }

func stretch(word string, salt []byte) []byte {
	return argon2.IDKey([]byte(word), salt, 1, 1<<16, 4, 32)
}

func (p Pilot) is(word string) bool {
	return subtle.ConstantTimeCompare(p.Key, stretch(word, p.Salt)) == 1
}

var errNo = errors.New("no")

func (c *Club) Rekey(ctx context.Context, name, old, next string) error { // want `Rekey gives a user a new password`
	p, err := c.Pilots.Of(ctx, name)
	if err != nil || !p.is(old) {
		return errNo
	}
	p.Key = stretch(next, p.Salt)
	return c.Pilots.Put(ctx, p)
}

func (c *Club) RekeyAndEnd(ctx context.Context, id int64, name, old, next string) error {
	p, err := c.Pilots.Of(ctx, name)
	if err != nil || !p.is(old) {
		return errNo
	}
	p.Key = stretch(next, p.Salt)
	if err := c.Pilots.Put(ctx, p); err != nil {
		return err
	}
	return c.Pilots.DeleteSessions(ctx, id)
}

func (c *Club) NewWord(ctx context.Context, id int64, old, next string) error { // want `NewWord gives a user a new password`
	have, err := c.Pilots.Word(ctx, id)
	if err != nil || bcrypt.CompareHashAndPassword(have, []byte(old)) != nil {
		return errNo
	}
	h, err := bcrypt.GenerateFromPassword([]byte(next), 12)
	if err != nil {
		return err
	}
	return c.Pilots.Lay(ctx, id, h)
}

func (c *Club) Reword(ctx context.Context, id int64, next string) error { // want `Reword gives a user a new password`
	h, err := bcrypt.GenerateFromPassword([]byte(next), 12)
	if err != nil {
		return err
	}
	return c.Pilots.SetWord(ctx, id, h)
}

func (c *Club) InSteps(ctx context.Context, id int64, next string) error { // want `InSteps gives a user a new password`
	h, err := bcrypt.GenerateFromPassword([]byte(next), 12)
	if err != nil {
		return err
	}
	steps := []func() error{
		func() error { return c.Pilots.SetWord(ctx, id, h) },
		func() error { return c.Pilots.KeepSession(ctx, rand.Text(), id) },
	}
	return each(steps)
}

func (c *Club) InStepsAndEnd(ctx context.Context, id int64, next string) error {
	h, err := bcrypt.GenerateFromPassword([]byte(next), 12)
	if err != nil {
		return err
	}
	steps := []func() error{
		func() error { return c.Pilots.SetWord(ctx, id, h) },
		func() error { return c.Pilots.DeleteSessions(ctx, id) },
	}
	return each(steps)
}

func each(steps []func() error) error {
	for _, step := range steps {
		if err := step(); err != nil {
			return err
		}
	}
	return nil
}

// Join makes a new pilot: nobody is logged in as that one.
func (c *Club) Join(ctx context.Context, name, word string) error {
	h, err := bcrypt.GenerateFromPassword([]byte(word), 12)
	if err != nil {
		return err
	}
	return c.Pilots.AddPilot(ctx, name, h)
}

// Board makes one, too.
func (c *Club) Board(ctx context.Context, name, word string) error {
	p := Pilot{Name: name, Salt: make([]byte, 16)}
	rand.Read(p.Salt)
	p.Key = stretch(word, p.Salt)
	return c.Pilots.Put(ctx, p)
}

// Close locks a room with a word that opens no account.
func (c *Club) Close(r *Room, word string) error {
	h, err := bcrypt.GenerateFromPassword([]byte(word), 12)
	r.Key = h
	return err
}
