package effect

import (
	"go/types"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/sessionlint/sessionlint/internal/catalog"
	"github.com/sessionlint/sessionlint/internal/ir"
	"github.com/sessionlint/sessionlint/internal/lexicon"
	"github.com/sessionlint/sessionlint/internal/names"
)

// isHash reports whether a value is a fresh password hash: what a hashing
// function made of a password.
func (s *Package) isHash(v ssa.Value) bool { return s.hash(v, 0, map[ssa.Value]bool{}) }

func (s *Package) hash(v ssa.Value, depth int, seen map[ssa.Value]bool) bool {
	if v == nil || depth > 8 || seen[v] {
		return false
	}
	seen[v] = true
	again := func(x ssa.Value) bool { return s.hash(x, depth+1, seen) }
	switch v := v.(type) {
	case *ssa.Convert:
		return again(v.X)
	case *ssa.ChangeType:
		return again(v.X)
	case *ssa.MakeInterface:
		return again(v.X)
	case *ssa.Slice:
		return again(v.X)
	case *ssa.Extract:
		return again(v.Tuple)
	case *ssa.BinOp:
		return again(v.X) || again(v.Y)
	case *ssa.Phi:
		for _, e := range v.Edges {
			if again(e) {
				return true
			}
		}
	case *ssa.UnOp:
		return again(v.X)
	case *ssa.FieldAddr: // a field that was set before
		if a, ok := v.X.(*ssa.Alloc); ok {
			for _, ref := range *a.Referrers() {
				if f, ok := ref.(*ssa.FieldAddr); ok && f.Field == v.Field {
					for _, use := range *f.Referrers() {
						if st, ok := use.(*ssa.Store); ok && st.Addr == f && again(st.Val) {
							return true
						}
					}
				}
			}
		}
	case *ssa.Alloc:
		for _, ref := range *v.Referrers() {
			switch ref := ref.(type) {
			case *ssa.Store:
				if ref.Addr == v && again(ref.Val) {
					return true
				}
			case *ssa.IndexAddr:
				for _, use := range *ref.Referrers() {
					if st, ok := use.(*ssa.Store); ok && st.Addr == ref && again(st.Val) {
						return true
					}
				}
			}
		}
	case *ssa.Call:
		return s.hashCall(v, depth, seen)
	}
	return false
}

// hashCall reports whether the call makes a password hash, or wraps one.
func (s *Package) hashCall(c *ssa.Call, depth int, seen map[ssa.Value]bool) bool {
	call := &c.Call
	if _, ok := call.Value.(*ssa.Builtin); ok {
		return false
	}
	for _, e := range catalog.Default().Lookup(ir.Callee(call)) {
		switch e.Role {
		case catalog.Hash:
			return true
		case catalog.Pass:
			for _, a := range call.Args {
				if s.hash(a, depth+1, seen) {
					return true
				}
			}
			return s.digestsPassword(call)
		}
	}
	ts, known := s.targets(call)
	for _, t := range ts {
		if f := s.peek(t); f != nil && f.Hashes {
			return true
		}
	}
	if isText(c.Type()) && len(call.Args) == 1 && !call.IsInvoke() && s.hash(call.Args[0], depth+1, seen) {
		return true // a pointer to it, a trimmed copy
	}
	name := names.Call(call)
	if known && len(ts) > 0 && ts[0].fn != nil {
		return false // its code has answered
	}
	return (lexicon.Hasher(name) || lexicon.Hasher(names.Receiver(call))) && (s.takesPassword(call) || lexicon.NounOf(name) == lexicon.Passwords)
}

// digestsPassword reports whether a general digest (md5, sha256) is taken of
// a password.
func (s *Package) digestsPassword(call *ssa.CallCommon) bool {
	name := ir.Callee(call)
	return (strings.Contains(name, "crypto/") || strings.Contains(name, "hash")) && s.takesPassword(call)
}

func (s *Package) takesPassword(call *ssa.CallCommon) bool {
	for _, a := range call.Args {
		if isText(a.Type()) && lexicon.NounOf(s.names.Of(a)) == lexicon.Passwords {
			return true
		}
	}
	return false
}

func isText(t types.Type) bool {
	switch u := t.Underlying().(type) {
	case *types.Basic:
		return u.Info()&types.IsString != 0
	case *types.Slice:
		return types.Identical(u.Elem().Underlying(), types.Typ[types.Uint8])
	case *types.Pointer:
		return ir.IsString(u.Elem())
	}
	return false
}

// returnsHash reports whether a function's result is a fresh password hash.
func (s *Package) returnsHash(fn *ssa.Function) bool {
	for _, b := range fn.Blocks {
		ret, ok := b.Instrs[len(b.Instrs)-1].(*ssa.Return)
		if !ok {
			continue
		}
		for _, v := range ret.Results {
			if isText(v.Type()) && s.isHash(v) {
				return true
			}
		}
	}
	return false
}

// A source is how an object came into the function's hands.
type source int

const (
	existing source = iota // loaded, received
	fresh                  // made here, to be created
	partial                // made here to change an existing record
)

// originOf says what the object at an address is, by how it was made and by
// what is done with it.
func (s *Package) originOf(v ssa.Value) source {
	for {
		switch x := v.(type) {
		case *ssa.FieldAddr: // a part of a larger object
			v = x.X
			continue
		case *ssa.IndexAddr:
			v = x.X
			continue
		}
		break
	}
	alloc, made := v.(*ssa.Alloc)
	if made {
		if n := names.Type(alloc.Type()); lexicon.VerbOf(n) == lexicon.Change {
			return partial
		}
	}
	if v.Referrers() == nil {
		return existing
	}
	r := existing
	if made {
		r = fresh
		if named, id := identity(alloc); named && !id {
			for _, ref := range ir.Uses(v) {
				if call, ok := ref.(ssa.CallInstruction); ok && lexicon.VerbOf(names.Call(call.Common())) == lexicon.Read {
					return existing
				}
			}
			return fresh
		}
	}
	seen := false
	for _, ref := range ir.Uses(v) {
		call, ok := ref.(ssa.CallInstruction)
		if !ok {
			continue
		}
		switch lexicon.VerbOf(names.Call(call.Common())) {
		case lexicon.Create:
			return fresh
		case lexicon.Change, lexicon.Read:
			if made && !seen {
				r, seen = existing, true
			}
		}
	}
	return r
}

// identity reports whether a user's record that is made here gets a name, as
// new ones do, and whether it gets an id, as those do that replace another.
func identity(a *ssa.Alloc) (named, id bool) {
	for _, ref := range *a.Referrers() {
		f, ok := ref.(*ssa.FieldAddr)
		if !ok || !written(f) {
			continue
		}
		n := ir.FieldName(f)
		n = n[strings.LastIndex(n, ".")+1:]
		named = named || lexicon.UserName(n)
		id = id || lexicon.UserID(n)
	}
	return named, id
}

func written(f *ssa.FieldAddr) bool {
	for _, use := range *f.Referrers() {
		if st, ok := use.(*ssa.Store); ok && st.Addr == f {
			return true
		}
	}
	return false
}
