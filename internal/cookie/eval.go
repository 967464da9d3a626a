package cookie

import (
	"go/constant"
	"go/token"
	"go/types"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/sessionlint/sessionlint/internal/ir"
)

// eval returns what is known about a value. Its parameters are those of the
// function that the value is in.
func (p *Package) eval(v ssa.Value) Attr {
	if v == nil {
		return Attr{}
	}
	if textual(v.Type()) {
		return attrOf(p.text(v, 0))
	}
	a := p.scalar(v, map[ssa.Value]bool{})
	if a.Kind == Runtime && a.key == "" {
		a.key = key(v, 0)
	}
	return a
}

func textual(t types.Type) bool {
	switch t := types.Unalias(t).Underlying().(type) {
	case *types.Basic:
		return t.Info()&types.IsString != 0
	case *types.Slice:
		b, ok := t.Elem().Underlying().(*types.Basic)
		return ok && b.Kind() == types.Uint8
	}
	return false
}

func runtime(v ssa.Value) Attr { return Attr{Kind: Runtime, Ident: ident(v), key: key(v, 0)} }

func constText(c *ssa.Const) string {
	if c.Value == nil {
		switch t := c.Type().Underlying().(type) {
		case *types.Basic:
			if t.Info()&types.IsBoolean != 0 {
				return "false"
			}
			if t.Info()&types.IsNumeric != 0 {
				return "0"
			}
		}
		return ""
	}
	if c.Value.Kind() == constant.String {
		return constant.StringVal(c.Value)
	}
	return c.Value.ExactString()
}

// scalar evaluates booleans, numbers, times and the like.
func (p *Package) scalar(v ssa.Value, seen map[ssa.Value]bool) Attr {
	if seen[v] {
		return Attr{}
	}
	seen[v] = true
	switch v := v.(type) {
	case *ssa.Const:
		if named(v.Type(), "time", "Time") {
			return fixed("past")
		}
		return fixed(constText(v))
	case *ssa.Parameter:
		if v.Parent().Parent() != nil {
			return runtime(v) // a closure has no callers that can be seen
		}
		for i, q := range v.Parent().Params {
			if q == v {
				return Attr{Kind: Param, Param: i, Ident: v.Name(), key: key(v, 0)}
			}
		}
	case *ssa.Phi:
		var a Attr
		for _, e := range v.Edges {
			a = join(a, p.scalar(e, seen))
		}
		if a.Kind == Runtime {
			a.key = key(v, 0)
		}
		return a
	case *ssa.Convert:
		return p.scalar(v.X, seen)
	case *ssa.ChangeType:
		return p.scalar(v.X, seen)
	case *ssa.MakeInterface:
		return p.scalar(v.X, seen)
	case *ssa.FreeVar:
		if b := binding(v); b != nil {
			a := p.scalar(b, seen)
			return outer(a)
		}
	case *ssa.UnOp:
		switch v.Op {
		case token.MUL:
			return p.load(v, seen)
		case token.NOT:
			switch a := p.scalar(v.X, seen); a.Kind {
			case Const:
				return fixed(negate(a.Text))
			case Param:
				a = a.negated(true)
				a.key = key(v, 0)
				return a
			}
			return runtime(v)
		case token.SUB:
			return fixed("-1") // what is negated is a duration or an age
		}
	case *ssa.BinOp:
		if a := p.scalar(v.X, seen); a.Kind == Const && strings.HasPrefix(a.Text, "-") && v.Op == token.MUL {
			return a
		}
		if a := p.scalar(v.Y, seen); a.Kind == Const && strings.HasPrefix(a.Text, "-") && v.Op == token.MUL {
			return a
		}
	case *ssa.Field:
		if a, ok := partOf(v); ok {
			return a
		}
	case *ssa.Call:
		return p.callScalar(v, seen)
	}
	return runtime(v)
}

func negate(text string) string {
	if text == "true" {
		return "false"
	}
	return "true"
}

// outer is an attribute of the enclosing function as a closure sees it.
func outer(a Attr) Attr {
	if a.Kind == Param {
		a.Kind, a.captured = Runtime, a.Field == ""
	}
	return a
}

// load evaluates what an address holds.
func (p *Package) load(v *ssa.UnOp, seen map[ssa.Value]bool) Attr {
	switch x := v.X.(type) {
	case *ssa.Global:
		return p.globalValue(x, v)
	case *ssa.Alloc:
		return p.stored(x, v, seen)
	case *ssa.FreeVar:
		if a, ok := binding(x).(*ssa.Alloc); ok {
			return outer(p.stored(a, v, seen))
		}
	case *ssa.FieldAddr:
		if a, ok := partOf(x); ok {
			return a
		}
	}
	return runtime(v)
}

// globalValue is a package variable that is only ever set to one constant.
// Booleans of exported variables are switches for other packages.
func (p *Package) globalValue(g *ssa.Global, v ssa.Value) Attr {
	u := p.globals[g]
	if u == nil || u.escaped || g.Pkg == nil || g.Pkg != p.ir.SSA || g.Object() == nil {
		return runtime(v)
	}
	if g.Object().Exported() && !textual(v.Type()) {
		return runtime(v)
	}
	var a Attr
	for _, s := range u.stores {
		c, ok := s.Val.(*ssa.Const)
		if !ok {
			return runtime(v)
		}
		a = join(a, fixed(constText(c)))
	}
	if a.Kind == Absent && !textual(v.Type()) {
		if b, ok := v.Type().Underlying().(*types.Basic); ok && b.Info()&types.IsBoolean != 0 {
			return fixed("false")
		}
	}
	if a.Kind != Const {
		return runtime(v)
	}
	return a
}

// stored joins the values of a local variable whose address was taken.
func (p *Package) stored(alloc *ssa.Alloc, v ssa.Value, seen map[ssa.Value]bool) Attr {
	var a Attr
	for _, r := range *alloc.Referrers() {
		switch r := r.(type) {
		case *ssa.Store:
			if r.Addr != alloc {
				return runtime(v)
			}
			a = join(a, p.scalar(r.Val, seen))
		case *ssa.UnOp, *ssa.MakeClosure, *ssa.DebugRef:
		default:
			return runtime(v)
		}
	}
	if a.Kind == Absent {
		return runtime(v)
	}
	return a
}

// callScalar knows times in the past and functions of the package that return
// a constant.
func (p *Package) callScalar(v *ssa.Call, seen map[ssa.Value]bool) Attr {
	args := v.Call.Args
	number := func(i int) string {
		if i < len(args) {
			if a := p.scalar(args[i], seen); a.Kind == Const {
				return a.Text
			}
		}
		return "?"
	}
	negative := func(i int) bool { return strings.HasPrefix(number(i), "-") }
	switch ir.Callee(&v.Call) {
	case "time.Unix", "time.UnixMilli":
		if n := number(0); len(n) <= 9 && n != "?" {
			return fixed("past")
		}
	case "time.Date":
		if n := number(0); n != "?" && len(n) == 4 && n < "2020" || n != "?" && len(n) < 4 {
			return fixed("past")
		}
	case "(time.Time).Add":
		if negative(1) {
			return fixed("past")
		}
	case "(time.Time).AddDate":
		if negative(1) || negative(2) || negative(3) {
			return fixed("past")
		}
	case "(time.Time).UTC", "(time.Time).Local":
		return p.scalar(args[0], seen)
	}
	if f := p.callee(&v.Call); f != nil && f.Signature.Results().Len() == 1 {
		var a Attr
		for _, b := range f.Blocks {
			if ret, ok := b.Instrs[len(b.Instrs)-1].(*ssa.Return); ok {
				a = join(a, p.scalar(ret.Results[0], seen))
			}
		}
		if a.Kind == Const {
			return a
		}
	}
	return runtime(v)
}

func named(t types.Type, pkg, name string) bool { return ir.TypePath(t) == pkg+"."+name }

// binding returns what a closure's free variable is bound to.
func binding(fv *ssa.FreeVar) ssa.Value {
	fn := fv.Parent()
	i := -1
	for j, q := range fn.FreeVars {
		if q == fv {
			i = j
		}
	}
	parent := fn.Parent()
	if parent == nil || i < 0 {
		return nil
	}
	for _, b := range parent.Blocks {
		for _, in := range b.Instrs {
			if mc, ok := in.(*ssa.MakeClosure); ok && mc.Fn == fn && i < len(mc.Bindings) {
				return mc.Bindings[i]
			}
		}
	}
	return nil
}
