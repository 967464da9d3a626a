package verdict

import (
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"

	"github.com/sessionlint/sessionlint/internal/effect"
	"github.com/sessionlint/sessionlint/internal/ir"
	"github.com/sessionlint/sessionlint/internal/lexicon"
	"github.com/sessionlint/sessionlint/internal/names"
	"github.com/sessionlint/sessionlint/internal/origin"
)

// A Kept is a look-up of one-time codes in a store that has no way to use one
// up: its type stores codes and finds them, and does nothing else with them.
type Kept struct {
	Find *ssa.Function
	Set  string // the method that stores them
}

// Kept returns the package's stores of one-time codes that work again and
// again. Whoever calls them can't make that good, so they are judged where
// they stand.
func (s *Package) Kept() []Kept { return s.kept }

func (s *Package) keptHere() []Kept {
	var r []Kept
	for _, fn := range s.IR.Funcs {
		f := s.Of(fn)
		if fn.Signature.Recv() == nil || f.Has(effect.Write, effect.Consume, effect.Revoke, effect.Maybe) != nil ||
			lexicon.VerbOf(fn.Name()) != lexicon.Read || !lexicon.Proof(fn.Name()) || !s.asks(fn, lexicon.Read) {
			continue
		}
		if set := s.keeper(fn.Signature.Recv().Type(), fn); set != "" {
			s.judge(ir.FuncName(fn) + keptKey)
			r = append(r, Kept{fn, set})
		}
	}
	return r
}

const keptKey = " kept"

// keeper returns the method of the type that stores codes, or "" if there is
// none or another one may use them up.
func (s *Package) keeper(recv types.Type, find *ssa.Function) string {
	set := ""
	for _, fn := range s.IR.Funcs {
		r := fn.Signature.Recv()
		if r == nil || names.Type(r.Type()) != names.Type(recv) {
			continue
		}
		switch verb := lexicon.VerbOf(fn.Name()); {
		case fn == find:
		case verb == lexicon.End || lexicon.Ended(fn.Name()) || s.Of(fn).Has(effect.Consume) != nil:
			return ""
		case !lexicon.Proof(fn.Name()):
		case verb != lexicon.Create && verb != lexicon.Change:
		case s.asks(fn, lexicon.Create, lexicon.Change):
			if set != "" {
				return "" // the second may say that one has been used
			}
			set = fn.Name()
		}
	}
	return set
}

// asks reports whether the function calls a store's method of one of the verbs
// with what its own parameter names.
func (s *Package) asks(fn *ssa.Function, verbs ...lexicon.Verb) bool {
	for _, b := range fn.Blocks {
		for _, in := range b.Instrs {
			call, ok := in.(*ssa.Call)
			if !ok || !slices.Contains(verbs, lexicon.VerbOf(names.Call(&call.Call))) {
				continue
			}
			if pkg := names.Package(&call.Call); pkg == nil || pkg == s.pass.Pkg || origin.Std(pkg.Path()) {
				continue
			}
			for _, a := range names.Arguments(call.Call.Args) {
				if ir.IsString(a.Type()) && fromParam(a, 0) {
					return true
				}
			}
		}
	}
	return false
}

// fromParam reports whether a text is made from a text that is a parameter.
func fromParam(v ssa.Value, depth int) bool {
	if depth > 4 {
		return false
	}
	switch v := v.(type) {
	case *ssa.Parameter:
		return ir.IsString(v.Type())
	case *ssa.BinOp:
		return fromParam(v.X, depth+1) || fromParam(v.Y, depth+1)
	case *ssa.Call:
		for _, a := range names.Arguments(v.Call.Args) {
			if fromParam(a, depth+1) {
				return true
			}
		}
	}
	return false
}
