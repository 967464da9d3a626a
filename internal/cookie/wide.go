package cookie

import (
	"go/token"
	"slices"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/sessionlint/sessionlint/internal/ir"
)

// wide reports whether the value is a host name without its first label, cut
// there without anyone having asked for it.
func (p *Package) wide(v ssa.Value) bool {
	if in, ok := v.(ssa.Instruction); ok && in.Block() != nil && whereDomain(in.Block()) {
		return false
	}
	switch v := v.(type) {
	case *ssa.Slice: // host[strings.IndexByte(host, '.')+1:]
		return v.Low != nil && v.High == nil && p.dotIndex(v.Low, 0)
	case *ssa.Convert:
		return p.wide(v.X)
	case *ssa.Phi:
		return slices.ContainsFunc(v.Edges, func(e ssa.Value) bool { _, phi := e.(*ssa.Phi); return !phi && p.wide(e) })
	case *ssa.UnOp: // a field that holds one, or strings.SplitN(host, ".", 2)[1]
		if fa, ok := v.X.(*ssa.FieldAddr); ok {
			return p.wideField(ir.FieldName(fa))
		}
		if ia, ok := v.X.(*ssa.IndexAddr); ok {
			if c, ok := ia.X.(*ssa.Call); ok && ir.Callee(&c.Call) == "strings.SplitN" {
				i, ok := ia.Index.(*ssa.Const)
				return ok && constText(i) == "1" && p.isDot(c.Call.Args[1])
			}
		}
	case *ssa.Extract: // _, domain, _ := strings.Cut(host, ".")
		if c, ok := v.Tuple.(*ssa.Call); ok && ir.Callee(&c.Call) == "strings.Cut" {
			return v.Index == 1 && p.isDot(c.Call.Args[1])
		}
	case *ssa.Call: // strings.Join(labels[1:], ".")
		if ir.Callee(&v.Call) == "strings.Join" && p.isDot(v.Call.Args[1]) {
			s, ok := v.Call.Args[0].(*ssa.Slice)
			return ok && s.Low != nil && s.High == nil
		}
	}
	return false
}

// wideField reports whether the package stores a cut host to the field.
func (p *Package) wideField(name string) bool {
	type field string
	if p.visiting[field(name)] {
		return false // one field is copied to another and back
	}
	p.visiting[field(name)] = true
	defer delete(p.visiting, field(name))
	for _, fa := range p.fieldAddrs[name] {
		for _, r := range *fa.Referrers() {
			s, ok := r.(*ssa.Store)
			if !ok || s.Addr != fa {
				continue
			}
			if _, load := s.Val.(*ssa.UnOp); !load && p.wide(s.Val) {
				return true
			}
		}
	}
	return false
}

// dotIndex reports whether the value is the index of a dot, or the one after.
func (p *Package) dotIndex(v ssa.Value, depth int) bool {
	if depth > 4 {
		return false
	}
	switch v := v.(type) {
	case *ssa.BinOp:
		return v.Op == token.ADD && p.dotIndex(v.X, depth+1)
	case *ssa.Call:
		if strings.HasPrefix(ir.Callee(&v.Call), "strings.Index") && len(v.Call.Args) == 2 {
			return p.isDot(v.Call.Args[1])
		}
	}
	return false
}

func (p *Package) isDot(v ssa.Value) bool {
	c, ok := v.(*ssa.Const)
	return ok && (constText(c) == "." || constText(c) == "46")
}
