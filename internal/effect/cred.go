package effect

import (
	"go/types"
	"slices"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/sessionlint/sessionlint/internal/catalog"
	"github.com/sessionlint/sessionlint/internal/ir"
	"github.com/sessionlint/sessionlint/internal/lexicon"
	"github.com/sessionlint/sessionlint/internal/names"
	"github.com/sessionlint/sessionlint/internal/trace"
)

// A strength says how sure it is that a value is a password's hash.
type strength int

const (
	noHash   strength = iota
	digested          // a general digest of what is called a password, or what a name calls a hash
	derived           // made by a function that makes keys of passwords as well
	hashed            // made by one that hashes passwords and does nothing else
)

// isHash reports whether a value is a fresh password hash: what a hashing
// function made of a password.
func (s *Package) isHash(v ssa.Value) bool { return s.hashOf(v) > noHash }

// hashOf says whether a value is a fresh password hash, and how sure that is.
func (s *Package) hashOf(v ssa.Value) strength { return s.hash(v, 0, map[ssa.Value]bool{}) }

func (s *Package) hash(v ssa.Value, depth int, seen map[ssa.Value]bool) strength {
	if v == nil || depth > 8 || seen[v] {
		return noHash
	}
	seen[v] = true
	best := noHash
	again := func(x ssa.Value) { best = max(best, s.hash(x, depth+1, seen)) }
	switch v := v.(type) {
	case *ssa.Convert:
		again(v.X)
	case *ssa.ChangeType:
		again(v.X)
	case *ssa.MakeInterface:
		again(v.X)
	case *ssa.Slice:
		again(v.X)
	case *ssa.Extract:
		again(v.Tuple)
	case *ssa.BinOp:
		again(v.X)
		again(v.Y)
	case *ssa.Phi:
		for _, e := range v.Edges {
			again(e)
		}
	case *ssa.UnOp:
		again(v.X)
	case *ssa.FreeVar:
		again(captured(v))
	case *ssa.FieldAddr: // a field that was set before
		if a, ok := v.X.(*ssa.Alloc); ok {
			for _, ref := range *a.Referrers() {
				if f, ok := ref.(*ssa.FieldAddr); ok && f.Field == v.Field {
					ir.StoredAt(f, again)
				}
			}
		}
	case *ssa.Alloc:
		for _, ref := range *v.Referrers() {
			switch ref := ref.(type) {
			case *ssa.Store:
				if ref.Addr == v {
					again(ref.Val)
				}
			case *ssa.IndexAddr:
				ir.StoredAt(ref, again)
			}
		}
	case *ssa.Call:
		return s.hashCall(v, depth, seen)
	}
	return best
}

// captured is what a function literal's variable stands for in the function
// around it, or nil.
func captured(v *ssa.FreeVar) ssa.Value {
	lit := v.Parent()
	if lit.Parent() == nil || lit.Referrers() == nil {
		return nil
	}
	i := slices.Index(lit.FreeVars, v)
	for _, ref := range *lit.Referrers() {
		if mc, ok := ref.(*ssa.MakeClosure); ok && i < len(mc.Bindings) {
			return mc.Bindings[i]
		}
	}
	return nil
}

// hashCall says whether the call makes a password hash, or wraps one.
func (s *Package) hashCall(c *ssa.Call, depth int, seen map[ssa.Value]bool) strength {
	call := &c.Call
	if _, ok := call.Value.(*ssa.Builtin); ok {
		return noHash
	}
	for _, e := range catalog.Default().Lookup(ir.Callee(call)) {
		switch e.Role {
		case catalog.Hash:
			switch {
			case e.Attr("kind") != "":
				return digested
			case e.Attr("derive") != "":
				return derived
			}
			return hashed
		case catalog.Pass:
			best := noHash
			for _, a := range call.Args {
				best = max(best, s.hash(a, depth+1, seen))
			}
			if best == noHash && s.digestsPassword(call) {
				return digested
			}
			return best
		}
	}
	ts, known := s.targets(call)
	best := noHash
	for _, t := range ts {
		if f := s.peek(t); f != nil {
			best = max(best, f.Hashes)
		}
	}
	if best > noHash {
		return best
	}
	if isText(c.Type()) && len(call.Args) == 1 && !call.IsInvoke() {
		if h := s.hash(call.Args[0], depth+1, seen); h > noHash {
			return h // a pointer to it, a trimmed copy
		}
	}
	if isText(c.Type()) && s.takesPassword(call) && s.Values.Tracer.Of(c).Has(trace.Hashed) {
		return digested // by a function that digests whatever it gets
	}
	name := names.Call(call)
	if known && len(ts) > 0 && ts[0].fn != nil {
		return noHash // its code has answered
	}
	if (lexicon.Hasher(name) || lexicon.Hasher(names.Receiver(call))) && (s.takesPassword(call) || lexicon.NounOf(name) == lexicon.Passwords) {
		return digested
	}
	return noHash
}

// digestsPassword reports whether a general digest (md5, sha256) is taken of
// a password.
func (s *Package) digestsPassword(call *ssa.CallCommon) bool {
	name := ir.Callee(call)
	return (strings.Contains(name, "crypto/") || strings.Contains(name, "hash")) && s.takesPassword(call)
}

func (s *Package) takesPassword(call *ssa.CallCommon) bool {
	for _, a := range call.Args {
		if isText(a.Type()) && s.withPassword(a, 0) {
			return true
		}
	}
	return false
}

// withPassword reports whether a text is what the program calls a password, or one
// with a salt.
func (s *Package) withPassword(v ssa.Value, depth int) bool {
	if depth > 4 {
		return false
	}
	switch x := ir.Unconverted(v).(type) {
	case *ssa.BinOp:
		return s.withPassword(x.X, depth+1) || s.withPassword(x.Y, depth+1)
	case *ssa.Call:
		if ir.Callee(&x.Call) == "fmt.Sprintf" {
			return slices.ContainsFunc(names.Arguments(x.Call.Args), func(a ssa.Value) bool { return s.withPassword(a, depth+1) })
		}
	}
	return lexicon.NounOf(s.names.Of(v)) == lexicon.Passwords
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

// returnsHash says whether a function's result is a fresh password hash.
func (s *Package) returnsHash(fn *ssa.Function) strength {
	best := noHash
	for _, b := range fn.Blocks {
		ret, ok := b.Instrs[len(b.Instrs)-1].(*ssa.Return)
		if !ok {
			continue
		}
		for _, v := range ret.Results {
			if isText(v.Type()) {
				best = max(best, s.hashOf(v))
			}
		}
	}
	return best
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
	if made && received(alloc) {
		return existing
	}
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

// received reports whether a variable holds a record that a call returned which
// looks it up, or what a map or an interface held.
func received(a *ssa.Alloc) bool {
	r := false
	ir.StoredAt(a, func(v ssa.Value) {
		if x, ok := v.(*ssa.Extract); ok {
			v = x.Tuple
		}
		switch x := v.(type) {
		case *ssa.Call:
			r = r || lexicon.VerbOf(names.Call(&x.Call)) == lexicon.Read
		case *ssa.Lookup, *ssa.TypeAssert:
			r = true
		}
	})
	return r
}

// identity reports whether a user's record that is made here gets a name, as
// new ones do, and whether it gets an id, as those do that replace another.
func identity(a *ssa.Alloc) (named, id bool) {
	for _, ref := range *a.Referrers() {
		if st, ok := ref.(*ssa.Store); ok && st.Addr == a {
			if lit, ok := loaded(st.Val).(*ssa.Alloc); ok && lit.Comment == "complit" { // what a literal says
				n, i := identity(lit)
				named, id = named || n, id || i
			}
		}
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
