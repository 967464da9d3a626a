package effect

import (
	"go/types"
	"slices"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/sessionlint/sessionlint/internal/ir"
	"github.com/sessionlint/sessionlint/internal/lexicon"
	"github.com/sessionlint/sessionlint/internal/names"
	"github.com/sessionlint/sessionlint/internal/trace"
)

// Many functions that store a user's record also store a new password if the
// record has one: update(user) with "if user.Password != "" { hash(...) }". Who
// calls them to change a language changes no password. So the effect names the
// parameter, and a caller has it where the record may be given a password.

// result stands for a function's result among the numbers of its parameters.
const result = -1

// rehashed returns the parameter of fn whose own password a hash is made of.
func (s *Package) rehashed(fn *ssa.Function, hash ssa.Value) (int, bool) {
	r := -1
	var walk func(v ssa.Value, depth int) bool
	walk = func(v ssa.Value, depth int) bool { // reports whether something else goes in
		if depth > 8 {
			return true
		}
		switch v := v.(type) {
		case *ssa.Const:
			return false
		case *ssa.Convert:
			return walk(v.X, depth+1)
		case *ssa.ChangeType:
			return walk(v.X, depth+1)
		case *ssa.MakeInterface:
			return walk(v.X, depth+1)
		case *ssa.Slice:
			return walk(v.X, depth+1)
		case *ssa.Extract:
			return walk(v.Tuple, depth+1)
		case *ssa.Phi:
			for _, e := range v.Edges {
				if walk(e, depth+1) {
					return true
				}
			}
			return false
		case *ssa.Call:
			for _, a := range v.Call.Args {
				if isText(a.Type()) && walk(a, depth+1) {
					return true
				}
			}
			return false
		case *ssa.Field:
			if i, ok := paramOf(fn, v.X); ok && passwordField(ir.FieldOf(v)) {
				r = i
				return false
			}
		case *ssa.UnOp:
			if f, ok := v.X.(*ssa.Field); ok {
				return walk(f, depth+1)
			}
			if p, ok := v.X.(*ssa.UnOp); ok { // a pointer to a text
				return walk(p, depth+1)
			}
			if f, ok := v.X.(*ssa.FieldAddr); ok && passwordField(ir.FieldName(f)) {
				if i, ok := paramOf(fn, f.X); ok {
					r = i
					return false
				}
			}
		}
		return true
	}
	if walk(hash, 0) || r < 0 {
		return 0, false
	}
	return r, true
}

func passwordField(full string) bool {
	return lexicon.NounOf(full[strings.LastIndex(full, ".")+1:]) == lexicon.Passwords
}

// paramOf returns the number of fn's parameter that v is, or a copy of.
func paramOf(fn *ssa.Function, v ssa.Value) (int, bool) {
	if u, ok := v.(*ssa.UnOp); ok {
		v = u.X
	}
	if a, ok := v.(*ssa.Alloc); ok {
		for _, ref := range *a.Referrers() {
			if st, ok := ref.(*ssa.Store); ok && st.Addr == a {
				v = st.Val
			}
		}
	}
	i := slices.IndexFunc(fn.Params, func(p *ssa.Parameter) bool { return p == v })
	return i, i >= 0
}

// given reports whether a record that is handed on may have been given a
// password: it is filled from elsewhere, or its field is set here.
func (s *Package) given(v ssa.Value) bool { return s.gets(v, map[ssa.Value]bool{}) }

func (s *Package) gets(v ssa.Value, seen map[ssa.Value]bool) bool {
	v = loaded(v)
	if seen[v] || len(seen) > 40 {
		return false
	}
	seen[v] = true
	switch x := v.(type) {
	case *ssa.Phi:
		return slices.ContainsFunc(x.Edges, func(e ssa.Value) bool { return s.gets(e, seen) })
	case *ssa.MakeInterface:
		return s.gets(x.X, seen)
	case *ssa.Const:
		return false
	case *ssa.Extract:
		if c, ok := x.Tuple.(*ssa.Call); ok && s.madeBy(c) {
			return true
		}
	case *ssa.Call:
		if s.madeBy(x) {
			return true
		}
	case *ssa.Alloc:
		for _, ref := range *x.Referrers() {
			if st, ok := ref.(*ssa.Store); ok && st.Addr == x && s.gets(st.Val, seen) {
				return true
			}
		}
	default:
		return true
	}
	return s.set(v)
}

// madeBy reports whether the record that a call returns has been given a
// password there: form.User().
func (s *Package) madeBy(c *ssa.Call) bool {
	if lexicon.VerbOf(names.Call(&c.Call)) == lexicon.Read {
		return false
	}
	ts, known := s.targets(&c.Call)
	for _, t := range ts {
		if f := s.peek(t); f != nil && slices.Contains(f.Gives, result) {
			return true
		}
	}
	return !known && !c.Call.IsInvoke()
}

// set reports whether the password of the record v is set in v's function or
// by one that gets the record.
func (s *Package) set(v ssa.Value) bool {
	for _, ref := range ir.Uses(v) {
		switch ref := ref.(type) {
		case *ssa.FieldAddr:
			if passwordField(ir.FieldName(ref)) {
				if filled(ref) {
					return true
				}
			} else if _, part := ref.Type().Underlying().(*types.Pointer).Elem().Underlying().(*types.Struct); part && s.set(ref) {
				return true
			}
		case ssa.CallInstruction:
			if s.sets(ref.Common(), v) {
				return true
			}
		}
	}
	return false
}

// filled reports whether something is stored to a field. What a database's row
// is scanned into is not given by anybody.
func filled(f *ssa.FieldAddr) bool {
	for _, use := range *f.Referrers() {
		switch use := use.(type) {
		case *ssa.Store:
			if use.Addr == f && !zero(use.Val) && !remade(f, use.Val) {
				return true
			}
		case ssa.CallInstruction:
			if lexicon.Fills(names.Call(use.Common())) {
				return true
			}
		case *ssa.MakeInterface:
			for _, u := range ir.Uses(use) {
				if call, ok := u.(ssa.CallInstruction); ok && lexicon.Fills(names.Call(call.Common())) {
					return true
				}
			}
		}
	}
	return false
}

// remade reports whether what is stored to a field is made of what it held: the
// hash of the password that somebody has given the record before.
func remade(f *ssa.FieldAddr, v ssa.Value) bool {
	texts := hashedTexts(v, 0)
	return len(texts) > 0 && !slices.ContainsFunc(texts, func(t ssa.Value) bool {
		load, ok := ir.Unconverted(t).(*ssa.UnOp)
		if !ok {
			return true
		}
		from, ok := load.X.(*ssa.FieldAddr)
		return !ok || from.X != f.X || from.Field != f.Field
	})
}

// sets reports whether a call gives its argument v a password.
func (s *Package) sets(call *ssa.CallCommon, v ssa.Value) bool {
	if _, ok := call.Value.(*ssa.Builtin); ok {
		return false
	}
	ts, _ := s.targets(call)
	seen := false
	for _, t := range ts {
		f := s.peek(t)
		if f == nil {
			continue
		}
		seen = true
		for _, i := range f.Gives {
			if a := trace.Argument(call, i); a != nil && (a == v || loaded(a) == v || ir.Unboxed(a) == v) {
				return true
			}
		}
	}
	return !seen && lexicon.Fills(names.Call(call))
}

// gives returns the parameters, and whether the result, that fn gives a
// password.
func (s *Package) gives(fn *ssa.Function) []int {
	var r []int
	for i, p := range fn.Params {
		if t, ok := p.Type().Underlying().(*types.Pointer); ok {
			if _, ok := t.Elem().Underlying().(*types.Struct); ok && s.set(p) {
				r = append(r, i)
			}
		}
	}
	for _, b := range fn.Blocks {
		ret, ok := b.Instrs[len(b.Instrs)-1].(*ssa.Return)
		if !ok {
			continue
		}
		for _, v := range ret.Results {
			if record(v.Type()) && s.given(v) {
				return append(r, result)
			}
		}
	}
	return r
}

// record reports whether a type is a struct or a pointer to one.
func record(t types.Type) bool {
	if p, ok := t.Underlying().(*types.Pointer); ok {
		t = p.Elem()
	}
	_, ok := t.Underlying().(*types.Struct)
	return ok
}
