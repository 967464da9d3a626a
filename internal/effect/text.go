package effect

import (
	"go/constant"

	"golang.org/x/tools/go/ssa"

	"github.com/sessionlint/sessionlint/internal/ir"
	"github.com/sessionlint/sessionlint/internal/origin"
)

// texts returns the constant parts of a text: of concatenations, formats,
// package variables and what the package stores to a field.
func (s *Package) texts(v ssa.Value) []string {
	var r []string
	s.collect(v, 0, map[ssa.Value]bool{}, &r)
	return r
}

func (s *Package) collect(v ssa.Value, depth int, seen map[ssa.Value]bool, r *[]string) {
	if v == nil || depth > 6 || seen[v] || len(*r) > 12 {
		return
	}
	seen[v] = true
	again := func(x ssa.Value) { s.collect(x, depth+1, seen, r) }
	switch v := v.(type) {
	case *ssa.Const:
		if v.Value != nil && v.Value.Kind() == constant.String {
			if t := constant.StringVal(v.Value); t != "" {
				*r = append(*r, t)
			}
		}
	case *ssa.BinOp:
		again(v.X)
		again(v.Y)
	case *ssa.MakeInterface:
		again(v.X)
	case *ssa.ChangeType:
		again(v.X)
	case *ssa.Convert:
		again(v.X)
	case *ssa.Phi:
		for _, e := range v.Edges {
			again(e)
		}
	case *ssa.Slice:
		again(v.X)
	case *ssa.Alloc: // the array of a variadic call, a variable
		for _, ref := range *v.Referrers() {
			switch ref := ref.(type) {
			case *ssa.Store:
				if ref.Addr == v {
					again(ref.Val)
				}
			case *ssa.IndexAddr:
				for _, use := range *ref.Referrers() {
					if st, ok := use.(*ssa.Store); ok && st.Addr == ref {
						again(st.Val)
					}
				}
			}
		}
	case *ssa.Field:
		s.elements(v.X, v.Field, 0, again)
	case *ssa.UnOp:
		switch a := v.X.(type) {
		case *ssa.Global:
			*r = append(*r, s.globalText(a)...)
		case *ssa.Alloc:
			again(a)
		case *ssa.FieldAddr:
			s.elements(a.X, a.Field, 0, again)
		case *ssa.IndexAddr:
			s.elements(a, -1, 0, again)
		}
	case *ssa.Call:
		// fmt.Sprintf, strings.Join, a helper that makes a key.
		f := v.Call.StaticCallee()
		for _, a := range v.Call.Args {
			if ir.IsString(a.Type()) || f != nil && f.Pkg != nil && origin.Std(f.Pkg.Pkg.Path()) {
				again(a)
			}
		}
		if f != nil && f.Blocks != nil {
			for _, b := range f.Blocks {
				if ret, ok := b.Instrs[len(b.Instrs)-1].(*ssa.Return); ok && len(ret.Results) > 0 && ir.IsString(ret.Results[0].Type()) {
					again(ret.Results[0])
				}
			}
		}
	}
}

// elements finds what a list that is written out in the function, or in a
// package variable, has in a field of its elements, or as these: the statements
// that a loop executes. v is an element.
func (s *Package) elements(v ssa.Value, field, depth int, found func(ssa.Value)) {
	if depth > 6 {
		return
	}
	again := func(x ssa.Value) { s.elements(x, field, depth+1, found) }
	switch v := v.(type) {
	case *ssa.UnOp:
		again(v.X)
	case *ssa.Slice:
		again(v.X)
	case *ssa.IndexAddr:
		again(v.X)
	case *ssa.Global:
		for _, x := range s.globals[v] {
			again(x)
		}
	case *ssa.Alloc:
		for _, ref := range *v.Referrers() {
			switch ref := ref.(type) {
			case *ssa.Store: // a copy
				if ref.Addr == v {
					again(ref.Val)
				}
			case *ssa.IndexAddr:
				for _, use := range *ref.Referrers() {
					switch use := use.(type) {
					case *ssa.FieldAddr:
						if use.Field == field {
							storedAt(use, found)
						}
					case *ssa.Store:
						switch {
						case use.Addr != ref:
						case field == -1:
							found(use.Val)
						default: // an element that is made apart
							again(use.Val)
						}
					}
				}
			case *ssa.FieldAddr:
				if ref.Field == field {
					storedAt(ref, found)
				}
			}
		}
	}
}

// storedAt are the values that are stored at an address.
func storedAt(addr ssa.Value, found func(ssa.Value)) {
	for _, use := range *addr.Referrers() {
		if st, ok := use.(*ssa.Store); ok && st.Addr == addr {
			found(st.Val)
		}
	}
}

// globalText returns the constant texts that a variable of the package holds.
func (s *Package) globalText(g *ssa.Global) []string {
	var r []string
	for _, v := range s.globals[g] {
		if c, ok := v.(*ssa.Const); ok && c.Value != nil && c.Value.Kind() == constant.String {
			r = append(r, constant.StringVal(c.Value))
		}
	}
	return r
}
