package binding

import (
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"

	"github.com/sessionlint/sessionlint/internal/catalog"
	"github.com/sessionlint/sessionlint/internal/ir"
	"github.com/sessionlint/sessionlint/internal/lexicon"
	"github.com/sessionlint/sessionlint/internal/origin"
)

// who reports whether a value says by itself who has proved to be somebody,
// whatever it is put under: what the verification of a credential returned,
// what the credential was looked up by, or the name or number in the record
// that holds the credential.
func (b *Package) who(v ssa.Value) bool {
	return v != nil && b.whoFrom(v, 6)
}

func (b *Package) whoFrom(v ssa.Value, depth int) bool {
	if depth == 0 {
		return false
	}
	v = ir.Unconverted(v)
	t := v.Type()
	if ir.IsError(t) {
		return false
	}
	if basic, ok := t.Underlying().(*types.Basic); ok && basic.Info()&types.IsBoolean != 0 {
		return false
	}
	if _, ok := v.(*ssa.Const); ok {
		return false
	}
	next := func(x ssa.Value) bool { return b.whoFrom(x, depth-1) }
	switch x := v.(type) {
	case *ssa.Extract:
		call, ok := x.Tuple.(*ssa.Call)
		return ok && b.verifying(&call.Call) || b.names(v)
	case *ssa.Call:
		if b.verifying(&x.Call) || b.names(v) {
			return true
		}
		return plain(&x.Call) && slices.ContainsFunc(allArgs(&x.Call), next) // a number as a text
	case *ssa.Phi:
		return slices.ContainsFunc(x.Edges, next)
	case *ssa.Alloc: // a pointer to it
		return slices.ContainsFunc(storedIn(x), next)
	case *ssa.FieldAddr:
		return lexicon.Names(lastName(ir.FieldName(x))) && b.ofVerified(x.X)
	case *ssa.Field:
		return lexicon.Names(lastName(ir.FieldOf(x))) && b.ofVerified(x.X)
	case *ssa.UnOp:
		switch a := x.X.(type) {
		case *ssa.FieldAddr:
			return next(a)
		case *ssa.Alloc:
			return b.names(a) || slices.ContainsFunc(storedIn(a), next)
		}
	}
	return b.names(v)
}

// plain reports whether a call only writes its arguments in another way.
func plain(call *ssa.CallCommon) bool {
	f := call.StaticCallee()
	if f == nil || f.Pkg == nil || f.Pkg.Pkg == nil {
		return false
	}
	return f.Pkg.Pkg.Path() == "strconv" || f.Pkg.Pkg.Path() == "fmt" || f.Name() == "String" && origin.Std(f.Pkg.Pkg.Path())
}

// ofVerified reports whether a record is the one whose credential is verified in
// the function, or what the verification returned.
func (b *Package) ofVerified(record ssa.Value) bool {
	r := root(record)
	if r == nil || r.Parent() == nil {
		return false
	}
	switch x := r.(type) {
	case *ssa.Call:
		if b.verifying(&x.Call) {
			return true
		}
	case *ssa.Alloc:
		if b.fromRequest(record) {
			return false // what the client sent, not what was found
		}
	}
	return b.proofs(r.Parent()).records[r]
}

// names reports whether a value is what somebody's credential was looked up by.
func (b *Package) names(v ssa.Value) bool {
	in, ok := v.(interface{ Parent() *ssa.Function })
	return ok && in.Parent() != nil && b.proofs(in.Parent()).names[v]
}

// Proofs are what the verifications of credentials in a function are given:
// the records that hold a credential, and the names by which it was found.
type proofs struct{ records, names map[ssa.Value]bool }

func (b *Package) proofs(fn *ssa.Function) proofs {
	if r, ok := b.proofsOf[fn]; ok {
		return r
	}
	r := proofs{map[ssa.Value]bool{}, map[ssa.Value]bool{}}
	b.proofsOf[fn] = r
	for _, blk := range fn.Blocks {
		for _, in := range blk.Instrs {
			c, ok := in.(*ssa.Call)
			if !ok || !b.verifying(&c.Call) {
				continue
			}
			for _, a := range allArgs(&c.Call) {
				rec := root(a)
				if rec == nil {
					continue
				}
				switch x := rec.(type) {
				case *ssa.Alloc:
					r.records[rec] = true
					for _, s := range storedIn(x) {
						b.foundBy(s, r)
					}
				case *ssa.Parameter:
					if record(rec.Type()) {
						r.records[rec] = true
					}
				default:
					b.foundBy(rec, r)
				}
			}
		}
	}
	return r
}

// foundBy adds a record that holds a credential, and the text that it was
// looked up by.
func (b *Package) foundBy(v ssa.Value, r proofs) {
	v = root(v)
	switch x := v.(type) {
	case *ssa.Lookup:
		r.records[v] = true
		r.name(x.Index)
	case *ssa.Call:
		if b.fromRequest(v) && !record(v.Type()) || b.reads(&x.Call) {
			return // the password that was sent
		}
		r.records[v] = true
		for _, a := range allArgs(&x.Call) {
			r.name(a)
		}
	}
}

// reads reports whether a call takes something out of the request.
func (b *Package) reads(call *ssa.CallCommon) bool {
	return b.cat.Has(ir.Callee(call), catalog.Source) != nil
}

func (r proofs) name(v ssa.Value) {
	v = ir.Unconverted(v)
	if _, ok := v.(*ssa.Const); !ok && ir.IsText(v.Type()) {
		r.names[v] = true
	}
}

// record reports whether a type is a struct, or a pointer to one.
func record(t types.Type) bool {
	if tuple, ok := t.(*types.Tuple); ok {
		return tuple.Len() > 0 && record(tuple.At(0).Type())
	}
	if p, ok := t.Underlying().(*types.Pointer); ok {
		t = p.Elem()
	}
	_, ok := t.Underlying().(*types.Struct)
	return ok
}

// root is the value of which v is a part, or nil: a variable, a parameter, what
// a call returns or a map holds. A variable that is assigned once is what it
// is assigned.
func root(v ssa.Value) ssa.Value {
	for range 10 {
		switch x := ir.Unconverted(v).(type) {
		case *ssa.UnOp:
			v = x.X
		case *ssa.FieldAddr:
			v = x.X
		case *ssa.Field:
			v = x.X
		case *ssa.Slice:
			v = x.X
		case *ssa.Extract:
			v = x.Tuple
		case *ssa.TypeAssert:
			v = x.X
		case *ssa.Alloc:
			if s := assigned(x); s != nil {
				v = s
				continue
			}
			return x
		case *ssa.Call, *ssa.Lookup, *ssa.Parameter, *ssa.FreeVar:
			return x
		default:
			return nil
		}
	}
	return nil
}

// assigned is the only value that a variable is assigned as a whole, or nil.
func assigned(a *ssa.Alloc) ssa.Value {
	var r ssa.Value
	for _, ref := range *a.Referrers() {
		if st, ok := ref.(*ssa.Store); ok && st.Addr == a {
			if r != nil {
				return nil
			}
			r = st.Val
		}
	}
	return r
}
