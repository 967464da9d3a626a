package clienttrust

import (
	"go/token"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/sessionlint/sessionlint/internal/ir"
	"github.com/sessionlint/sessionlint/internal/lexicon"
	"github.com/sessionlint/sessionlint/internal/trace"
)

// trusted reports whether an instruction runs only where the configuration
// asks for it, or the sender is known.
func (c *checker) trusted(in ssa.Instruction, depth int) bool {
	fn := in.Parent()
	if c.asksPeer(fn) || fn.Parent() != nil && c.asksPeer(fn.Parent()) {
		return true
	}
	for b := in.Block(); b != nil; b = b.Idom() {
		d := b.Idom()
		if d == nil {
			break
		}
		if cond, ok := d.Instrs[len(d.Instrs)-1].(*ssa.If); ok && c.configured(cond.Cond, 0) {
			return true
		}
	}
	if depth > 2 {
		return false
	}
	if mc := c.made(fn); mc != nil {
		return c.trusted(mc, depth+1)
	}
	sites := c.sites(fn)
	for _, s := range sites {
		if !c.trusted(s, depth+1) {
			return false
		}
	}
	return len(sites) > 0
}

// configured reports whether a condition asks a setting.
func (c *checker) configured(v ssa.Value, depth int) bool {
	if depth > 6 {
		return false
	}
	switch x := v.(type) {
	case *ssa.UnOp:
		switch a := x.X.(type) {
		case *ssa.FieldAddr:
			return !strings.HasPrefix(ir.FieldName(a), "net/http.")
		case *ssa.Global, *ssa.FreeVar:
			return true
		}
		return c.configured(x.X, depth+1)
	case *ssa.Field, *ssa.FreeVar:
		return true
	case *ssa.BinOp:
		return !counts(x) && (c.configured(x.X, depth+1) || c.configured(x.Y, depth+1))
	case *ssa.Phi:
		for _, e := range x.Edges {
			if c.configured(e, depth+1) {
				return true
			}
		}
	case *ssa.Convert:
		return c.configured(x.X, depth+1)
	case *ssa.Extract:
		return c.configured(x.Tuple, depth+1)
	case *ssa.Call:
		for _, m := range c.Tracer.Of(x).Marks() {
			if m.IsSetting() {
				return true
			}
		}
		if b, ok := x.Call.Value.(*ssa.Builtin); ok && b.Name() == "len" {
			return c.configured(x.Call.Args[0], depth+1)
		}
		name := ir.Callee(&x.Call)
		return lexicon.TrustedPeer(name[strings.LastIndex(name, ".")+1:])
	}
	return false
}

// counts reports whether a comparison is that of a loop's index with its end,
// which says nothing of what runs in the loop.
func counts(op *ssa.BinOp) bool {
	x := op.X
	if next, ok := x.(*ssa.BinOp); ok && next.Op == token.ADD {
		x = next.X
	}
	_, grows := x.(*ssa.Phi)
	return grows && op.Op == token.LSS
}

// asksPeer reports whether fn looks at who sends the request.
func (c *checker) asksPeer(fn *ssa.Function) bool {
	for _, b := range fn.Blocks {
		for _, in := range b.Instrs {
			switch in := in.(type) {
			case *ssa.FieldAddr:
				if n := ir.FieldName(in); n == "net/http.Request.RemoteAddr" || n == "net/http.Request.TLS" {
					return true
				}
			case ssa.CallInstruction:
				name := ir.Callee(in.Common())
				if lexicon.TrustedPeer(name[strings.LastIndex(name, ".")+1:]) {
					return true
				}
			}
		}
	}
	return false
}

// made is where a closure is made, or nil.
func (c *checker) made(fn *ssa.Function) *ssa.MakeClosure {
	if fn.Parent() == nil {
		return nil
	}
	for _, b := range fn.Parent().Blocks {
		for _, in := range b.Instrs {
			if mc, ok := in.(*ssa.MakeClosure); ok && mc.Fn == fn {
				return mc
			}
		}
	}
	return nil
}

// sites are the calls of fn in the package.
func (c *checker) sites(fn *ssa.Function) []ssa.CallInstruction {
	if c.callers == nil {
		c.callers = map[*ssa.Function][]ssa.CallInstruction{}
		for _, f := range c.IR.Funcs {
			for _, b := range f.Blocks {
				for _, in := range b.Instrs {
					if call, ok := in.(ssa.CallInstruction); ok {
						for _, g := range c.Tracer.Targets(call.Common()) {
							c.callers[g] = append(c.callers[g], call)
						}
					}
				}
			}
		}
	}
	return c.callers[fn]
}

// sets reports whether the package itself sets the header: it is then a way
// for middleware to tell handlers.
func (c *checker) sets(name string) bool {
	for _, fn := range c.IR.Funcs {
		for _, b := range fn.Blocks {
			for _, in := range b.Instrs {
				call, ok := in.(ssa.CallInstruction)
				if !ok {
					continue
				}
				if n := ir.Callee(call.Common()); n != "(net/http.Header).Set" && n != "(net/http.Header).Del" {
					continue
				}
				if s, ok := trace.TextOf(call.Common().Args[1]); ok && strings.EqualFold(s, name) {
					return true
				}
			}
		}
	}
	return false
}
