package summary

import (
	"go/token"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/sessionlint/sessionlint/internal/catalog"
	"github.com/sessionlint/sessionlint/internal/ir"
	"github.com/sessionlint/sessionlint/internal/lexicon"
)

// Believes reports whether a function decides who someone is, by its name or
// by that of what it answers with: a token that it reads is believed.
func Believes(fn *ssa.Function) bool {
	fn = ir.Outermost(fn)
	if lexicon.Peeks(fn.Name()) {
		return false
	}
	if lexicon.Judges(fn.Name()) {
		return true
	}
	if fn.Signature.Results().Len() == 0 {
		return false
	}
	path := ir.TypePath(fn.Signature.Results().At(0).Type())
	return lexicon.Principal(path[strings.LastIndex(path, ".")+1:])
}

// settled reports whether a token that the function reads without a look at
// its signature is no matter of its callers: it is verified in it too, or the
// function is judged for itself.
func (s *Package) settled(fn *ssa.Function, k Sink) bool {
	return k.As == string(catalog.JWTPeek) && (s.VerifiedBeside(k.In, k.Value) || !s.IR.Dependency && Believes(fn))
}

// VerifiedBeside reports whether the token is verified in the function too,
// before or after at, and at isn't where that has failed.
func (s *Package) VerifiedBeside(at ssa.Instruction, tok ssa.Value) bool {
	root := s.root(tok)
	for _, f := range literals(ir.Outermost(at.Parent())) {
		for _, k := range s.Sinks(f) {
			// What a called function does with both is judged in it.
			if k.As == string(catalog.JWTParse) && k.In != at && s.same(s.root(k.Value), root) &&
				(f != at.Parent() || ir.Together(at, k.In, root) && !onlyAfterFailure(at, k.In)) {
				return true
			}
		}
	}
	return false
}

// onlyAfterFailure reports whether an instruction runs only where the call's
// error is not nil, or its first result is nil.
func onlyAfterFailure(at, in ssa.Instruction) bool {
	call, ok := in.(*ssa.Call)
	if !ok || call.Referrers() == nil {
		return false
	}
	for _, ref := range *call.Referrers() {
		x, ok := ref.(*ssa.Extract)
		if !ok || x.Index > 0 && !ir.IsError(x.Type()) {
			continue
		}
		for _, use := range *x.Referrers() {
			op, ok := use.(*ssa.BinOp)
			if !ok {
				continue
			}
			k, ok := op.Y.(*ssa.Const)
			if !ok || !k.IsNil() {
				continue
			}
			failed := 0 // the branch on which it has failed
			if ir.IsError(x.Type()) == (op.Op == token.EQL) {
				failed = 1
			}
			for _, br := range *op.Referrers() {
				if cond, ok := br.(*ssa.If); ok {
					to := cond.Block().Succs[failed]
					if len(to.Preds) == 1 && to.Dominates(at.Block()) {
						return true
					}
				}
			}
		}
	}
	return false
}

// same reports whether two roots are one, or one field of the same object.
func (s *Package) same(a, b ssa.Value) bool {
	if a == b {
		return true
	}
	x, ok := a.(*ssa.FieldAddr)
	y, ok2 := b.(*ssa.FieldAddr)
	return ok && ok2 && x.Field == y.Field && s.same(s.root(x.X), s.root(y.X))
}

// root is the value that a token is a form of: the text that it was parsed
// from, the variable that a closure captures.
func (s *Package) root(v ssa.Value) ssa.Value {
	for range 12 {
		v = Bare(v)
		switch x := v.(type) {
		case *ssa.Extract:
			call, ok := x.Tuple.(*ssa.Call)
			if !ok || x.Index != 0 || len(s.Tracer.Lookup(&call.Call)) == 0 || ir.Argument(&call.Call, 0) == nil {
				return v
			}
			v = ir.Argument(&call.Call, 0)
		case *ssa.UnOp:
			v = x.X
		case *ssa.FreeVar:
			b := s.Tracer.Binding(x)
			if b == nil {
				return v
			}
			v = b
		case *ssa.Alloc:
			kept := onlyStore(x)
			if kept == nil {
				return v
			}
			v = kept
		default:
			return v
		}
	}
	return v
}

func onlyStore(a *ssa.Alloc) ssa.Value {
	var r ssa.Value
	for _, ref := range *a.Referrers() {
		if s, ok := ref.(*ssa.Store); ok && s.Addr == a {
			if r != nil {
				return nil
			}
			r = s.Val
		}
	}
	return r
}
