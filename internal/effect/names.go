package effect

import (
	"go/types"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/sessionlint/sessionlint/internal/catalog"
	"github.com/sessionlint/sessionlint/internal/ir"
	"github.com/sessionlint/sessionlint/internal/lexicon"
	"github.com/sessionlint/sessionlint/internal/origin"
)

// nameOf is what the program calls a value: its parameter, variable, field,
// form field or the getter that returns it.
func (s *Package) nameOf(v ssa.Value) string { return s.name(v, 0) }

func (s *Package) name(v ssa.Value, depth int) string {
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
		return s.name(v.X, depth+1)
	case *ssa.FieldAddr:
		if ir.Embedded(v) { // of a promoted method
			if n := s.name(v.X, depth+1); n != "" {
				return n
			}
		}
		n := ir.FieldName(v)
		return n[strings.LastIndex(n, ".")+1:]
	case *ssa.Field:
		n := ir.FieldOf(v)
		return n[strings.LastIndex(n, ".")+1:]
	case *ssa.Convert:
		return s.name(v.X, depth+1)
	case *ssa.ChangeType:
		return s.name(v.X, depth+1)
	case *ssa.MakeInterface:
		return s.name(v.X, depth+1)
	case *ssa.TypeAssert:
		return s.name(v.X, depth+1)
	case *ssa.Slice:
		return s.name(v.X, depth+1)
	case *ssa.Extract:
		return s.name(v.Tuple, depth+1)
	case *ssa.Lookup:
		if t := s.texts(v.Index); len(t) == 1 {
			return t[0]
		}
	case *ssa.Phi:
		for _, e := range v.Edges {
			if n := s.name(e, depth+1); n != "" {
				return n
			}
		}
	case *ssa.Call:
		// FormValue("password"), TrimSpace(password), GetPassword().
		for _, a := range v.Call.Args {
			if c, ok := a.(*ssa.Const); ok {
				if t := s.texts(c); len(t) == 1 && lexicon.NounOf(t[0]) != lexicon.NoNoun {
					return t[0]
				}
			}
		}
		name := callName(&v.Call)
		if n := lexicon.NounOf(name); n != lexicon.NoNoun {
			return name
		}
		for _, a := range v.Call.Args {
			if ir.IsString(a.Type()) {
				if n := s.name(a, depth+1); n != "" {
					return n
				}
			}
		}
	}
	return ""
}

// callName is the called function's own name, without package and receiver.
func callName(call *ssa.CallCommon) string {
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

// recvName is the name of the receiver's type of a method call, or "".
func recvName(call *ssa.CallCommon) string {
	if call.IsInvoke() {
		return typeName(call.Value.Type())
	}
	if f := call.StaticCallee(); f != nil && f.Signature.Recv() != nil {
		return typeName(f.Signature.Recv().Type())
	}
	return ""
}

// typeName is the name of a named type, through pointers, slices and the
// names of generic instances.
func typeName(t types.Type) string {
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

// ownerName is the name of the struct type that a field belongs to.
func ownerName(fa *ssa.FieldAddr) string { return typeName(fa.X.Type()) }

// modelName is the name of the struct type of the program's own that a value
// of an ORM call is, or "".
func (s *Package) modelName(v ssa.Value) string {
	if m, ok := v.(*ssa.MakeInterface); ok {
		v = m.X
	}
	t := v.Type()
	for range 4 {
		switch u := types.Unalias(t).(type) {
		case *types.Pointer:
			t = u.Elem()
			continue
		case *types.Slice:
			t = u.Elem()
			continue
		}
		break
	}
	n, ok := types.Unalias(t).(*types.Named)
	if !ok {
		return ""
	}
	if _, ok := n.Underlying().(*types.Struct); !ok || n.Obj().Pkg() == nil || !s.inModule(n.Obj().Pkg().Path()) {
		return ""
	}
	return n.Obj().Name()
}

// inModule reports whether a package is of the program's own module, as far as
// that is known.
func (s *Package) inModule(path string) bool {
	m := s.pass.Module
	if m == nil || m.Path == "" {
		return !origin.Std(path) && !catalog.Default().Covered(path)
	}
	return path == m.Path || strings.HasPrefix(path, m.Path+"/")
}
