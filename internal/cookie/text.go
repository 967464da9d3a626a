package cookie

import (
	"go/token"
	"go/types"
	"reflect"

	"golang.org/x/tools/go/ssa"

	"github.com/sessionlint/sessionlint/internal/catalog"
	"github.com/sessionlint/sessionlint/internal/ir"
	"github.com/sessionlint/sessionlint/internal/trace"
)

// A Text is one alternative of a string: its pieces in order.
type Text []Attr

// maxTexts bounds the alternatives of a string, maxDepth the calls and
// operators between its pieces.
const (
	maxTexts = 16
	maxDepth = 24
	maxWork  = 3000 // the steps that one string may cost
)

// text returns the alternatives of a string or of bytes.
func (p *Package) text(v ssa.Value, depth int) []Text {
	if v == nil || depth > maxDepth || p.visiting[v] {
		return nil
	}
	if len(p.visiting) == 0 {
		p.work = 0
	}
	if p.work++; p.work > maxWork {
		return []Text{{{Kind: Runtime}}}
	}
	p.visiting[v] = true
	defer delete(p.visiting, v)
	hole := []Text{{p.hole(v)}}
	switch v := v.(type) {
	case *ssa.Const:
		return []Text{{fixed(constText(v))}}
	case *ssa.Parameter:
		return []Text{{p.scalar(v, map[ssa.Value]bool{})}}
	case *ssa.Phi:
		var ts []Text
		for _, e := range v.Edges {
			ts = union(ts, p.text(e, depth+1))
		}
		return orHole(ts, hole)
	case *ssa.BinOp:
		if v.Op == token.ADD {
			return p.concat(p.text(v.X, depth+1), p.text(v.Y, depth+1))
		}
	case *ssa.Convert:
		if textual(v.X.Type()) {
			return p.text(v.X, depth+1)
		}
	case *ssa.ChangeType:
		return p.text(v.X, depth+1)
	case *ssa.MakeInterface:
		if textual(v.X.Type()) {
			return p.text(v.X, depth+1)
		}
		if c, ok := v.X.(*ssa.Const); ok {
			return []Text{{fixed(constText(c))}}
		}
		return []Text{{p.hole(v.X)}}
	case *ssa.FreeVar:
		if b := binding(v); b != nil {
			return outerTexts(p.text(b, depth+1))
		}
	case *ssa.UnOp:
		if v.Op == token.MUL {
			return orHole(p.loadText(v, depth+1), hole)
		}
	case *ssa.Field:
		return orHole(p.fieldText(ir.FieldOf(v), depth+1), hole)
	case *ssa.Call:
		return orHole(p.callText(v, 0, depth+1), hole)
	case *ssa.Extract:
		if c, ok := v.Tuple.(*ssa.Call); ok {
			return orHole(p.callText(c, v.Index, depth+1), hole)
		}
	}
	return hole
}

// hole is a piece that only a run can tell.
func (p *Package) hole(v ssa.Value) Attr {
	return Attr{Kind: Runtime, Text: tagDefault(v), Ident: ident(v), Wide: p.wide(v), State: p.state(v) || p.issued(v), key: key(v, 0)}
}

// tagDefault is the text that a struct tag gives the loaded field where
// nobody configures it: `default:"..."`, as flag and environment readers use
// it. It only serves to tell what a cookie is for.
func tagDefault(v ssa.Value) string {
	load, ok := v.(*ssa.UnOp)
	if !ok {
		return ""
	}
	fa, ok := load.X.(*ssa.FieldAddr)
	if !ok {
		return ""
	}
	p, ok := fa.X.Type().Underlying().(*types.Pointer)
	if !ok {
		return ""
	}
	s, ok := p.Elem().Underlying().(*types.Struct)
	if !ok {
		return ""
	}
	return catalog.TagDefault(reflect.StructTag(s.Tag(fa.Field)))
}

// state reports whether the value also goes to a call for which it is a state
// or token.
func (p *Package) state(v ssa.Value) bool {
	refs := v.Referrers()
	if refs == nil {
		return false
	}
	for _, in := range *refs {
		ci, ok := in.(ssa.CallInstruction)
		if !ok {
			continue
		}
		for _, e := range p.cat.Lookup(ir.Callee(ci.Common())) {
			if as := e.Attr("as"); e.Role == catalog.Sink && (as == "state" || as == "token") && arg(ci.Common(), e.Int("arg", -2)) == v {
				return true
			}
		}
	}
	return false
}

// issued reports whether the value is what a library signs or encrypts for a
// client to keep: a JWT, an encoded session.
func (p *Package) issued(v ssa.Value) bool {
	if x, ok := v.(*ssa.Extract); ok && x.Index == 0 {
		v = x.Tuple
	}
	call, ok := v.(*ssa.Call)
	if !ok {
		return false
	}
	for _, e := range p.cat.Lookup(ir.Callee(&call.Call)) {
		if e.Role == catalog.Source && e.Attr("mark") == trace.Signed {
			return true
		}
	}
	return false
}

// loadText is the text that an address holds.
func (p *Package) loadText(v *ssa.UnOp, depth int) []Text {
	switch x := v.X.(type) {
	case *ssa.Global:
		u := p.globals[x]
		if u == nil || u.escaped || x.Pkg != p.ir.SSA || len(u.stores) != 1 {
			return nil
		}
		if p.ownFunc(u.stores[0].Parent()) && u.stores[0].Parent().Name() != "init" {
			return nil
		}
		return constants(p.text(u.stores[0].Val, depth))
	case *ssa.Alloc:
		var ts []Text
		for _, r := range *x.Referrers() {
			if s, ok := r.(*ssa.Store); ok && s.Addr == x {
				ts = union(ts, p.text(s.Val, depth))
			}
		}
		return ts
	case *ssa.FreeVar:
		if a, ok := binding(x).(*ssa.Alloc); ok {
			var ts []Text
			for _, r := range *a.Referrers() {
				if s, ok := r.(*ssa.Store); ok && s.Addr == a {
					ts = union(ts, p.text(s.Val, depth))
				}
			}
			return outerTexts(ts)
		}
	case *ssa.FieldAddr:
		// A field of a local struct, then a field with one default.
		if a, ok := x.X.(*ssa.Alloc); ok {
			var ts []Text
			for _, r := range *a.Referrers() {
				fa, ok := r.(*ssa.FieldAddr)
				if !ok || fa.Field != x.Field {
					continue
				}
				for _, r := range *fa.Referrers() {
					if s, ok := r.(*ssa.Store); ok && s.Addr == fa {
						ts = union(ts, p.text(s.Val, depth))
					}
				}
			}
			if len(ts) > 0 {
				return ts
			}
		}
		if a, ok := partOf(x); ok && a.table != nil {
			return []Text{{a}}
		}
		return p.fieldText(ir.FieldName(x), depth)
	}
	return nil
}

func (p *Package) ownFunc(f *ssa.Function) bool { return p.own[f] }

// fieldText is the text of a struct field that the package sets to one
// constant only.
func (p *Package) fieldText(name string, depth int) []Text {
	var ts []Text
	for _, fa := range p.fieldAddrs[name] {
		for _, r := range *fa.Referrers() {
			if s, ok := r.(*ssa.Store); ok && s.Addr == fa {
				if c, ok := s.Val.(*ssa.Const); ok && constText(c) == "" {
					continue
				}
				ts = union(ts, p.text(s.Val, depth))
			}
		}
	}
	return constants(ts)
}

// constants returns the texts if they are one constant.
func constants(ts []Text) []Text {
	if len(ts) == 1 && len(ts[0]) == 1 && ts[0][0].Kind == Const {
		return ts
	}
	return nil
}

// substituteTexts replaces parameters in texts by the call's arguments.
func (p *Package) substituteTexts(ts []Text, call *ssa.CallCommon, depth int) []Text {
	args := allArgs(call)
	var out []Text
	for _, t := range ts {
		alt := []Text{{}}
		for _, a := range t {
			piece := []Text{{a}}
			if a.Kind == Param && a.Param < len(args) {
				if textual(args[a.Param].Type()) {
					piece = p.text(args[a.Param], depth)
				} else {
					piece = []Text{{p.hole(args[a.Param])}}
				}
			}
			alt = p.concat(alt, piece)
		}
		out = union(out, alt)
	}
	return out
}
