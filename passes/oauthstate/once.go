package oauthstate

import (
	"go/token"
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"

	"github.com/sessionlint/sessionlint/internal/catalog"
	"github.com/sessionlint/sessionlint/internal/ir"
	"github.com/sessionlint/sessionlint/internal/trace"
)

// drawnBefore reports whether a random state was drawn before any request came
// in: it is kept in the object whose method the handler is, or in a variable
// that the handler captures, and nobody draws it anew.
func (c *checker) drawnBefore(v ssa.Value, value trace.Value) bool {
	if len(value) == 0 || slices.ContainsFunc(value, func(a trace.Alt) bool { return !a.Random() || a.Unknown || len(a.Params) > 0 }) {
		return false
	}
	load, ok := v.(*ssa.UnOp)
	if !ok || load.Op != token.MUL {
		return false
	}
	switch a := load.X.(type) {
	case *ssa.FieldAddr:
		return c.own(a.X, 0) && !oneLogin(c.methods(a.X.Type())) && c.setBefore(ir.FieldName(a))
	case *ssa.FreeVar:
		outer := ir.Outermost(a.Parent())
		return answersRequest(a.Parent()) && !c.serves(outer, 0) && !oneLogin(family(outer)) && assignedOnce(c.Tracer.Binding(a))
	}
	return false
}

// own reports whether an object is that whose method a handler is, also where
// the handler calls another of its methods.
func (c *checker) own(object ssa.Value, depth int) bool {
	p, ok := object.(*ssa.Parameter)
	if !ok || p.Parent().Signature.Recv() == nil || p.Parent().Params[0] != p || depth > 3 {
		return false
	}
	if answersRequest(p.Parent()) {
		return true
	}
	found := false
	for _, f := range c.IR.Funcs {
		for _, b := range f.Blocks {
			for _, in := range b.Instrs {
				call, ok := in.(ssa.CallInstruction)
				if !ok || call.Common().StaticCallee() != p.Parent() {
					continue
				}
				if !c.own(call.Common().Args[0], depth+1) {
					return false
				}
				found = true
			}
		}
	}
	return found
}

// setBefore reports whether a field is set in functions only that serve no
// request.
func (c *checker) setBefore(field string) bool {
	set := false
	for _, f := range c.IR.Funcs {
		for _, b := range f.Blocks {
			for _, in := range b.Instrs {
				st, ok := in.(*ssa.Store)
				if !ok {
					continue
				}
				if a, ok := st.Addr.(*ssa.FieldAddr); !ok || ir.FieldName(a) != field {
					continue
				}
				if c.serves(f, 0) {
					return false
				}
				set = true
			}
		}
	}
	return set
}

// serves reports whether a function or one that calls it answers a request.
func (c *checker) serves(fn *ssa.Function, depth int) bool {
	for f := fn; f != nil; f = f.Parent() {
		if answersRequest(f) {
			return true
		}
	}
	return depth < 4 && slices.ContainsFunc(c.calling(fn), func(f *ssa.Function) bool { return c.serves(f, depth+1) })
}

// answersRequest reports whether a function is given a request to answer.
func answersRequest(fn *ssa.Function) bool {
	for p := range fn.Signature.Params().Variables() {
		if n := ir.TypePath(p.Type()); n == "net/http.ResponseWriter" || n == "net/http.Request" || catalog.Default().Has(n, catalog.EntryType) != nil {
			return true
		}
	}
	return false
}

// assignedOnce reports whether a variable is set in one place.
func assignedOnce(v ssa.Value) bool {
	a, ok := v.(*ssa.Alloc)
	if !ok {
		return false
	}
	stores := 0
	for _, ref := range *a.Referrers() {
		switch ref := ref.(type) {
		case *ssa.Store:
			stores++
		case *ssa.MakeClosure:
			for i, b := range ref.Bindings {
				if b != v {
					continue
				}
				for _, use := range *ref.Fn.(*ssa.Function).FreeVars[i].Referrers() {
					if _, ok := use.(*ssa.UnOp); !ok {
						stores++
					}
				}
			}
		}
	}
	return stores == 1
}

// oneLogin reports whether functions wait for one login and hand it over, as a
// program does that logs its own user in.
func oneLogin(fns []*ssa.Function) bool {
	for _, f := range fns {
		for _, b := range f.Blocks {
			for _, in := range b.Instrs {
				switch in := in.(type) {
				case *ssa.Send, *ssa.Select:
					return true
				case *ssa.UnOp:
					if in.Op == token.ARROW {
						return true
					}
				}
			}
		}
	}
	return false
}

// methods are the methods of a type with the function literals in them.
func (c *checker) methods(t types.Type) []*ssa.Function {
	var r []*ssa.Function
	for _, f := range c.IR.Funcs {
		if recv := f.Signature.Recv(); recv != nil && ir.TypePath(recv.Type()) == ir.TypePath(t) {
			r = append(r, family(f)...)
		}
	}
	return r
}

// family is a function with the function literals in it.
func family(fn *ssa.Function) []*ssa.Function {
	r := []*ssa.Function{fn}
	for i := 0; i < len(r); i++ {
		r = append(r, r[i].AnonFuncs...)
	}
	return r
}
