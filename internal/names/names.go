// Package names reads off the values of a package what the program calls them,
// and the constant parts of texts: SQL, keys of a cache, fields of forms. What
// a name means, package lexicon knows.
package names

import (
	"go/types"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/sessionlint/sessionlint/internal/ir"
	"github.com/sessionlint/sessionlint/internal/lexicon"
)

// A Reader reads names and texts in one package.
type Reader struct {
	globals map[*ssa.Global][]ssa.Value
}

// NewReader returns a reader that knows of no variables yet.
func NewReader() *Reader { return &Reader{map[*ssa.Global][]ssa.Value{}} }

// Keep notes that the package stores a value in a variable.
func (d *Reader) Keep(g *ssa.Global, v ssa.Value) { d.globals[g] = append(d.globals[g], v) }

// Of is what the program calls a value: its parameter, variable, field,
// form field or the getter that returns it.
func (d *Reader) Of(v ssa.Value) string { return d.name(v, 0) }

func (d *Reader) name(v ssa.Value, depth int) string {
	if depth > 6 {
		return ""
	}
	switch v := v.(type) {
	case *ssa.Parameter:
		return v.Name()
	case *ssa.FreeVar:
		return v.Name()
	case *ssa.Global:
		return v.Name()
	case *ssa.Alloc:
		return v.Comment
	case *ssa.UnOp:
		return d.name(v.X, depth+1)
	case *ssa.FieldAddr:
		if ir.Embedded(v) { // of a promoted method
			if n := d.name(v.X, depth+1); n != "" {
				return n
			}
		}
		n := ir.FieldName(v)
		return n[strings.LastIndex(n, ".")+1:]
	case *ssa.Field:
		n := ir.FieldOf(v)
		return n[strings.LastIndex(n, ".")+1:]
	case *ssa.Convert:
		return d.name(v.X, depth+1)
	case *ssa.ChangeType:
		return d.name(v.X, depth+1)
	case *ssa.MakeInterface:
		return d.name(v.X, depth+1)
	case *ssa.TypeAssert:
		return d.name(v.X, depth+1)
	case *ssa.Slice:
		return d.name(v.X, depth+1)
	case *ssa.Extract:
		return d.name(v.Tuple, depth+1)
	case *ssa.Lookup:
		if t := d.Texts(v.Index); len(t) == 1 {
			return t[0]
		}
	case *ssa.Phi:
		for _, e := range v.Edges {
			if n := d.name(e, depth+1); n != "" {
				return n
			}
		}
	case *ssa.Call:
		// FormValue("password"), TrimSpace(password), GetPassword().
		for _, a := range v.Call.Args {
			if c, ok := a.(*ssa.Const); ok {
				if t := d.Texts(c); len(t) == 1 && lexicon.NounOf(t[0]) != lexicon.NoNoun {
					return t[0]
				}
			}
		}
		name := Call(&v.Call)
		if n := lexicon.NounOf(name); n != lexicon.NoNoun {
			return name
		}
		for _, a := range v.Call.Args {
			if ir.IsString(a.Type()) {
				if n := d.name(a, depth+1); n != "" {
					return n
				}
			}
		}
	}
	return ""
}

// Call is the called function's own name, without package and receiver.
func Call(call *ssa.CallCommon) string {
	if call.IsInvoke() {
		return call.Method.Name()
	}
	if f := call.StaticCallee(); f != nil {
		if f.Object() != nil {
			return f.Object().Name()
		}
		return f.Name()
	}
	if u, ok := call.Value.(*ssa.UnOp); ok {
		switch a := u.X.(type) {
		case *ssa.FieldAddr:
			n := ir.FieldName(a)
			return n[strings.LastIndex(n, ".")+1:]
		case *ssa.Global:
			return a.Name()
		}
	}
	return ""
}

// Receiver is the name of the receiver's type of a method call, or "".
func Receiver(call *ssa.CallCommon) string {
	if call.IsInvoke() {
		return Type(call.Value.Type())
	}
	if f := call.StaticCallee(); f != nil && f.Signature.Recv() != nil {
		return Type(f.Signature.Recv().Type())
	}
	return ""
}

// Type is the name of a named type, through pointers, slices and the
// names of generic instances.
func Type(t types.Type) string {
	for range 4 {
		switch u := types.Unalias(t).(type) {
		case *types.Pointer:
			t = u.Elem()
		case *types.Slice:
			t = u.Elem()
		case *types.Array:
			t = u.Elem()
		case *types.Named:
			return u.Obj().Name()
		default:
			return ""
		}
	}
	return ""
}

// Owner is the name of the struct type that a field belongs to.
func Owner(fa *ssa.FieldAddr) string { return Type(fa.X.Type()) }

// Package is the package of the called function, or nil where that isn't known.
func Package(call *ssa.CallCommon) *types.Package {
	if call.IsInvoke() {
		return call.Method.Pkg()
	}
	if f := call.StaticCallee(); f != nil {
		if f.Object() != nil {
			return f.Object().Pkg()
		}
		if f.Pkg != nil {
			return f.Pkg.Pkg
		}
	}
	return nil
}

// Arguments returns a call's arguments with those of a variadic list.
func Arguments(args []ssa.Value) []ssa.Value {
	var r []ssa.Value
	for _, a := range args {
		if sl, ok := a.(*ssa.Slice); ok {
			if arr, ok := sl.X.(*ssa.Alloc); ok && arr.Comment == "varargs" {
				for _, ref := range *arr.Referrers() {
					if ia, ok := ref.(*ssa.IndexAddr); ok {
						for _, use := range *ia.Referrers() {
							if st, ok := use.(*ssa.Store); ok && st.Addr == ia {
								r = append(r, ir.Unboxed(st.Val))
							}
						}
					}
				}
				continue
			}
		}
		r = append(r, ir.Unboxed(a))
	}
	return r
}
