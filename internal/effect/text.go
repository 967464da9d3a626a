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
	case *ssa.UnOp:
		switch a := v.X.(type) {
		case *ssa.Global:
			*r = append(*r, s.globalText(a)...)
		case *ssa.Alloc:
			again(a)
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
