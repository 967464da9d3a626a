// Package service decides.
package service

import (
	"context"

	"golang.org/x/crypto/bcrypt"

	"sessionlint.test/src/credchange/layerssound/domain"
)

type base struct{ users domain.Users }

func (b *base) set(ctx context.Context, id int64, password string) error {
	hash, err := bcrypt.GenerateFromPassword([]byte(password), bcrypt.DefaultCost)
	if err != nil {
		return err
	}
	u, err := b.users.ByID(ctx, id)
	if err != nil {
		return err
	}
	u.PasswordHash = string(hash)
	return b.users.Save(ctx, u)
}

type direct struct {
	base
	keeper domain.Keeper
}

func NewDirect(u domain.Users, k domain.Keeper) domain.Accounts { return &direct{base{u}, k} }

func (d *direct) SetPassword(ctx context.Context, id int64, password string) error {
	if err := d.set(ctx, id, password); err != nil {
		return err
	}
	return d.keeper.ThrowOut(ctx, id)
}

type deferred struct {
	base
	keeper domain.Keeper
}

func NewDeferred(u domain.Users, k domain.Keeper) domain.Accounts { return &deferred{base{u}, k} }

func (d *deferred) SetPassword(ctx context.Context, id int64, password string) (err error) {
	defer func() {
		if err == nil {
			err = d.keeper.ThrowOut(ctx, id)
		}
	}()
	return d.set(ctx, id, password)
}

type background struct {
	base
	keeper domain.Keeper
}

func NewBackground(u domain.Users, k domain.Keeper) domain.Accounts { return &background{base{u}, k} }

func (b *background) SetPassword(ctx context.Context, id int64, password string) error {
	if err := b.set(ctx, id, password); err != nil {
		return err
	}
	go b.keeper.ThrowOut(context.WithoutCancel(ctx), id)
	return nil
}

type told struct {
	base
	bus domain.Bus
}

func NewTold(u domain.Users, b domain.Bus) domain.Accounts { return &told{base{u}, b} }

func (t *told) SetPassword(ctx context.Context, id int64, password string) error {
	if err := t.set(ctx, id, password); err != nil {
		return err
	}
	t.bus.Publish(ctx, domain.PasswordChanged{User: id})
	return nil
}

// Hooked is told what to do by who wires it.
type Hooked struct {
	Users   domain.Users
	Changed func(ctx context.Context, user int64) error
}

func (h *Hooked) SetPassword(ctx context.Context, id int64, password string) error {
	if err := (&base{h.Users}).set(ctx, id, password); err != nil {
		return err
	}
	return h.Changed(ctx, id)
}

// plain leaves it to the handler.
type plain struct{ base }

func NewPlain(u domain.Users) domain.Accounts { return &plain{base{u}} }

func (p *plain) SetPassword(ctx context.Context, id int64, password string) error {
	return p.set(ctx, id, password)
}
