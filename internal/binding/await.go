package binding

import (
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"

	"github.com/sessionlint/sessionlint/internal/hidden"
	"github.com/sessionlint/sessionlint/internal/ir"
)

// An Adopt is an id of the client that is handed through an interface of which
// no implementation is in sight: whether it becomes the key of something new on
// the server is known above.
type Adopt struct {
	Ask
	Pos, Source hidden.Place
	From, Name  string
}

// wait notes an adoption for the packages above.
func (m *Module) wait(a Adopt) {
	if !slices.ContainsFunc(m.Adopts, func(x Adopt) bool { return x.Pos == a.Pos }) && len(m.Adopts) < maxLearned {
		m.Adopts = append(m.Adopts, a)
	}
}

// opened notes that the id is handed through such an interface, and reports
// whether that may be a look-up: it returns more than an error, or is given
// nothing else.
func (w *walk) opened(in *ssa.Call, st state) bool {
	call := &in.Call
	if !call.IsInvoke() || !ownInterface(call.Method) {
		return false
	}
	own, others := w.b.targets(call)
	if len(own)+len(others) > 0 {
		return false
	}
	o, ok := open(call.Method)
	if !ok {
		return false
	}
	more := false
	for i, a := range call.Args {
		switch {
		case st.holds(a):
			if w.fresh(st) {
				w.waits = append(w.waits, Adopt{Ask: Ask{o, i + 1}, Pos: w.b.hidden.Place(in.Pos())})
			}
		case ir.TypePath(a.Type()) != "context.Context":
			more = true
		}
	}
	results := call.Signature().Results()
	return !more || results.Len() > 1 || results.Len() == 1 && !ir.IsError(results.At(0).Type())
}

// awaited judges the ids of clients that packages below hand through
// interfaces, where the implementations are in sight.
func (b *Package) awaited() {
	for _, a := range b.module.Adopts {
		m := b.lookup(a.To)
		if m == nil {
			continue
		}
		own, others := b.implementations(m)
		keys := slices.ContainsFunc(own, func(f *ssa.Function) bool { return b.keys(f, a.At) })
		keys = keys || slices.ContainsFunc(others, func(f *types.Func) bool {
			e := b.fact(f)
			return e != nil && slices.Contains(e.Keys, a.At)
		})
		if keys {
			b.adopt(Adoption{Pos: b.hidden.Pos(a.Pos), Source: b.hidden.Pos(a.Source), From: a.From, Name: a.Name, Use: "is the key of a new entry on the server"})
		}
	}
}

// carries reports whether the result of a call of a function of the package is
// made of an id alone: the key of a store, the id with a prefix or its hash.
func (b *Package) carries(call *ssa.CallCommon, holds func(ssa.Value) bool) bool {
	f := call.StaticCallee()
	if f == nil || f.Signature.Results().Len() != 1 || !ir.IsText(f.Signature.Results().At(0).Type()) {
		return false
	}
	if o := f.Origin(); o != nil {
		f = o
	}
	for i, a := range call.Args {
		if !holds(a) {
			continue
		}
		if f.Blocks == nil {
			continue
		}
		if i < len(f.Params) && returnsForm(f, f.Params[i], 10) {
			return true
		}
	}
	return false
}

// returnsForm reports whether a function returns a text that is computed from its
// parameter.
func returnsForm(f *ssa.Function, p *ssa.Parameter, depth int) bool {
	return slices.ContainsFunc(f.Blocks, func(blk *ssa.BasicBlock) bool {
		ret, ok := blk.Instrs[len(blk.Instrs)-1].(*ssa.Return)
		return ok && len(ret.Results) > 0 && madeOf(ret.Results[0], p, depth)
	})
}

// madeOf reports whether a text is computed from a parameter.
func madeOf(v ssa.Value, p *ssa.Parameter, depth int) bool {
	if v == nil || depth == 0 {
		return false
	}
	v = ir.Unconverted(v)
	if v == ssa.Value(p) {
		return true
	}
	next := func(x ssa.Value) bool { return madeOf(x, p, depth-1) }
	switch x := v.(type) {
	case *ssa.BinOp:
		return next(x.X) || next(x.Y)
	case *ssa.Slice:
		return next(x.X)
	case *ssa.Alloc:
		return slices.ContainsFunc(storedIn(x), next)
	case *ssa.UnOp:
		return next(x.X)
	case *ssa.Phi:
		return slices.ContainsFunc(x.Edges, func(e ssa.Value) bool { _, phi := e.(*ssa.Phi); return !phi && next(e) })
	case *ssa.Call:
		if f := x.Call.StaticCallee(); f != nil && f.Blocks != nil {
			for i, a := range x.Call.Args {
				if i < len(f.Params) && next(a) && returnsForm(f, f.Params[i], depth-1) {
					return true
				}
			}
			return false
		}
		// What a store has under a key is no form of it.
		return storeVerb(shortName(ir.Callee(&x.Call), &x.Call)) != "read" && slices.ContainsFunc(allArgs(&x.Call), next)
	case *ssa.Extract:
		return next(x.Tuple)
	}
	return false
}
