package binding

import (
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"

	"github.com/sessionlint/sessionlint/internal/ir"
	"github.com/sessionlint/sessionlint/internal/lexicon"
	"github.com/sessionlint/sessionlint/internal/stores"
)

// judge looks for the place in fn where a verified credential and the binding
// of an identity meet. It adds a finding if nobody gives the session a new id,
// and returns the login if others may still do so.
func (b *Package) judge(fn *ssa.Function) *Login {
	evs := b.events(fn)
	for _, bound := range evs {
		login, callee := bound.login, bound.callee
		if login == nil {
			login = b.meets(fn, evs, bound)
		}
		if login == nil || b.renewedAt(evs, bound) || rebinding(fn, evs) {
			continue
		}
		l := *login
		l.Caller = false
		if !l.Bind.counts(l.Verify) {
			continue
		}
		side := b.stores.Side(l.Bind.Library)
		if l.Store = side == stores.Unknown; side == stores.Client {
			continue
		}
		switch b.answer(fn, map[*ssa.Function]bool{}) {
		case renewed:
			continue
		case nobody:
			if exported(fn) {
				l.Caller = true
				return &l
			}
			continue
		}
		if !b.sessions(l.Bind) {
			l.At = b.hidden.Place(bound.at.Pos())
			return &l
		}
		if l.Around = b.registeredAbove(fn, l.Bind.Library); l.Around {
			l.At = b.hidden.Place(bound.at.Pos())
		}
		if l.Store || l.Around {
			return &l
		}
		b.find(Finding{Pos: bound.at.Pos(), Instr: bound.at, Login: l, Func: ir.Outermost(fn).Name(), Callee: callee})
	}
	return nil
}

// sessions reports whether it is sessions that an identity is put into, as far
// as is known here.
func (b *Package) sessions(bind Bind) bool {
	return bind.Table == "" || slices.Contains(b.module.Tables, bind.Table)
}

// counts reports whether a binding is one behind the verification of a
// credential of the kind: a mere flag says that a second factor was given.
func (x Bind) counts(verify string) bool {
	return !x.Flag || verify == "otp" || verify == "webauthn"
}

func (b *Package) find(f Finding) {
	key := b.at(f.Pos)
	if !f.Pos.IsValid() || b.reported[key] {
		return
	}
	b.reported[key] = true
	b.Logins = append(b.Logins, f)
}

// meets returns the login if the event binds an identity and a credential was
// verified before, in this function and not already in one that it calls.
func (b *Package) meets(fn *ssa.Function, evs []event, bound event) *Login {
	bind := bound.does.Binds
	if bind == nil || !bound.filled && bound.does.Verifies != "" && bound.does.Verifies != Taken {
		return nil
	}
	verified := Effect{}
	if bound.filled {
		verified.Verifies = bound.does.Verifies
	}
	for _, v := range evs {
		if v.at != bound.at && ir.MayFollow(v.at, bound.at) {
			verified.join(&Effect{Verifies: v.does.Verifies})
		}
	}
	if verified.Verifies == "" {
		return nil
	}
	return &Login{Verify: verified.Verifies, Bind: *bind}
}

func (b *Package) renewedAt(evs []event, bound event) bool {
	for _, r := range evs {
		blk, other := r.at.Block(), bound.at.Block()
		switch {
		case (r.does.Renews || len(r.does.RenewsIf) > 0) && ir.Together(r.at, bound.at, nil) && !b.tracer.Optional(blk, other) && !b.wished(blk):
			return true
		case r.does.Begins && (blk.Dominates(other) || other.Dominates(blk)): // not only where there was none
			return true
		}
	}
	return false
}

// rebinding reports whether fn doesn't log anybody in: a changed password or
// profile is written back into the session of the same user.
func rebinding(fn *ssa.Function, evs []event) bool {
	name := ir.Outermost(fn).Name()
	if lexicon.Login(name) {
		return false
	}
	change, account := false, false
	for _, w := range lexicon.Words(name) {
		switch w {
		case "change", "update", "edit", "modify", "delete", "reset", "set", "save", "logout", "signout":
			change = true
		case "password", "profile", "account", "email", "settings", "user", "passwd", "username":
			account = true
		}
	}
	return change && account
}

type answer int

const (
	nobody     answer = iota // nothing in the package calls it
	unanswered               // somebody calls it who renews nothing
	renewed                  // whoever calls it renews
)

// answer asks the callers of fn, up to the handlers, whether they renew.
func (b *Package) answer(fn *ssa.Function, seen map[*ssa.Function]bool) answer {
	if seen[fn] {
		return renewed // a cycle adds nothing
	}
	seen[fn] = true
	sites := b.callers[fn]
	if b.entry(fn) || b.main(fn) || len(sites) == 0 && fn.Parent() != nil {
		for _, s := range sites {
			if b.wrapped(s) {
				return renewed
			}
		}
		if !hasCall(sites) {
			return unanswered
		}
	}
	r := nobody
	for _, s := range sites {
		if s.value {
			// Handed to a framework, or returned to be.
			if b.wrapped(s) || b.returnedToRenewer(s, seen) {
				r = max(r, renewed)
				continue
			}
			return unanswered
		}
		if b.renewedAt(b.events(s.fn), event{at: s.at}) {
			r = max(r, renewed)
			continue
		}
		switch b.answer(s.fn, seen) {
		case unanswered:
			return unanswered
		case renewed:
			r = max(r, renewed)
		case nobody:
			if exported(s.fn) && r == nobody {
				continue
			}
			return unanswered
		}
	}
	return r
}

// returnedToRenewer reports whether a function that makes a handler is called
// only where a renewing middleware is put around it.
func (b *Package) returnedToRenewer(s site, seen map[*ssa.Function]bool) bool {
	outer := b.callers[s.fn]
	if len(outer) == 0 || seen[s.fn] {
		return false
	}
	for _, o := range outer {
		if !b.wrapped(o) {
			return false
		}
	}
	return true
}

func hasCall(sites []site) bool {
	for _, s := range sites {
		if !s.value {
			return true
		}
	}
	return false
}

func (b *Package) main(fn *ssa.Function) bool {
	return b.pass.Pkg.Name() == "main" && len(b.callers[fn]) == 0
}

// exported reports whether other packages may call the function.
func exported(fn *ssa.Function) bool {
	obj, ok := fn.Object().(*types.Func)
	return ok && obj.Exported()
}
