package jwtverify

import (
	"fmt"
	"go/types"
	"slices"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/sessionlint/sessionlint/internal/catalog"
	"github.com/sessionlint/sessionlint/internal/ir"
	"github.com/sessionlint/sessionlint/internal/origin"
)

// lenient reports middleware that verifies a token and lets every request go
// on, where nothing of the package that uses it looks at what it found.
func (c *checker) lenient() {
	for _, fn := range c.IR.Funcs {
		c.calls(fn, catalog.JWTLenient, func(in ssa.CallInstruction, e *catalog.Entry) {
			stop := e.Package + "." + e.Attr("stops")
			if c.refers(stop) || c.asked(e.Package+"."+e.Attr("says")) || c.othersStand(fn, e.Package) {
				return
			}
			c.report(in.Pos(), fmt.Sprintf("%s verifies the token and lets every request go on, also one without a token or with a bad one, and nothing in this package refuses those: the routes behind it are open; put %s after it", short(e.Name), short(stop)))
		})
	}
}

// refers reports whether the package mentions the function.
func (c *checker) refers(name string) bool {
	return c.anyInstruction(func(in ssa.Instruction) bool {
		for _, op := range in.Operands(nil) {
			if f, ok := (*op).(*ssa.Function); ok && ir.FuncName(f) == name {
				return true
			}
		}
		return false
	})
}

// asked reports whether the package calls the function and looks at the token
// or the error that it gives.
func (c *checker) asked(name string) bool {
	return c.anyInstruction(func(in ssa.Instruction) bool {
		call, ok := in.(*ssa.Call)
		if !ok || ir.Callee(&call.Call) != name {
			return false
		}
		for _, ref := range *call.Referrers() {
			if x, ok := ref.(*ssa.Extract); ok && (x.Index == 0 || ir.IsError(x.Type())) && len(*x.Referrers()) > 0 {
				return true
			}
		}
		return false
	})
}

// othersStand reports whether the function that sets up the middleware hands on
// functions of other packages, or such as it is given, of which one may refuse
// requests.
func (c *checker) othersStand(fn *ssa.Function, library string) bool {
	for _, f := range family(fn) {
		for _, b := range f.Blocks {
			for _, in := range b.Instrs {
				for _, op := range in.Operands(nil) {
					switch v := (*op).(type) {
					case *ssa.Parameter, *ssa.FreeVar, *ssa.UnOp:
						if middleware(v.Type()) {
							return true
						}
					}
					g, ok := (*op).(*ssa.Function)
					if ok && g.Pkg != nil && g.Pkg != c.IR.SSA && g.Pkg.Pkg.Path() != library && !origin.Std(g.Pkg.Pkg.Path()) && !catalog.Default().Covered(g.Pkg.Pkg.Path()) && !strings.Contains(g.Pkg.Pkg.Path(), "/chi") {
						return true
					}
				}
			}
		}
	}
	return false
}

func (c *checker) anyInstruction(is func(ssa.Instruction) bool) bool {
	return slices.ContainsFunc(c.IR.Funcs, func(fn *ssa.Function) bool {
		return slices.ContainsFunc(fn.Blocks, func(b *ssa.BasicBlock) bool { return slices.ContainsFunc(b.Instrs, is) })
	})
}

// middleware reports whether a type is func(http.Handler) http.Handler.
func middleware(t types.Type) bool {
	sig, ok := t.Underlying().(*types.Signature)
	return ok && sig.Params().Len() == 1 && sig.Results().Len() == 1 && types.Identical(sig.Params().At(0).Type(), sig.Results().At(0).Type())
}
