package effect

import (
	"slices"

	"golang.org/x/tools/go/ssa"

	"github.com/sessionlint/sessionlint/internal/catalog"
	"github.com/sessionlint/sessionlint/internal/ir"
	"github.com/sessionlint/sessionlint/internal/lexicon"
	"github.com/sessionlint/sessionlint/internal/names"
	"github.com/sessionlint/sessionlint/internal/sqltext"
)

// EndsOther reports whether a call in fn ends another session than the one at
// hand: one that the store names, and not the client.
func (s *Package) EndsOther(fn *ssa.Function, call ssa.CallInstruction) bool {
	seen := map[ssa.Value]bool{}
	return slices.ContainsFunc(names.Arguments(call.Common().Args), func(a ssa.Value) bool { return s.storesAnswer(a, seen) }) && s.revokes(fn, call)
}

// revokes reports whether a call ends a session: that of a store, or of a
// function whose name says so, for another may end any.
func (s *Package) revokes(fn *ssa.Function, in ssa.CallInstruction) bool {
	if f := in.Common().StaticCallee(); f != nil && s.own[f] != nil && lexicon.VerbOf(f.Name()) != lexicon.End {
		return false
	}
	c := s.collect(fn, &Function{})
	c.block = in.Block()
	c.call(in)
	return c.f.Has(Revoke) != nil
}

// storesAnswer reports whether a value is made of what a store or a map of the
// program's own answered to a question that the client's session is no part of.
func (s *Package) storesAnswer(v ssa.Value, seen map[ssa.Value]bool) bool {
	if v == nil || seen[v] || len(seen) > 60 {
		return false
	}
	seen[v] = true
	again := func(x ssa.Value) bool { return s.storesAnswer(x, seen) }
	switch v := v.(type) {
	case *ssa.Lookup:
		return kept(v.X) && !s.isPresented(v.Index)
	case *ssa.Extract:
		return again(v.Tuple)
	case *ssa.Next: // going through all that is kept
		r, ok := v.Iter.(*ssa.Range)
		return ok && kept(r.X)
	case *ssa.BinOp:
		return again(v.X) || again(v.Y)
	case *ssa.Phi:
		return slices.ContainsFunc(v.Edges, again)
	case *ssa.UnOp:
		return again(v.X)
	case *ssa.Field:
		return again(v.X)
	case *ssa.FieldAddr:
		return again(v.X)
	case *ssa.IndexAddr:
		return again(v.X)
	case *ssa.Slice:
		return again(v.X)
	case *ssa.Convert:
		return again(v.X)
	case *ssa.ChangeType:
		return again(v.X)
	case *ssa.MakeInterface:
		return again(v.X)
	case *ssa.Alloc:
		return s.filled(v, seen) || slices.ContainsFunc(*v.Referrers(), func(ref ssa.Instruction) bool {
			st, ok := ref.(*ssa.Store)
			return ok && st.Addr == v && again(st.Val)
		})
	case *ssa.Call:
		if s.questions(&v.Call) {
			return !slices.ContainsFunc(names.Arguments(v.Call.Args), func(a ssa.Value) bool { return isText(a.Type()) && s.isPresented(a) })
		}
		// A chain's next link, a key made of the id.
		return v.Call.IsInvoke() && again(v.Call.Value) || slices.ContainsFunc(names.Arguments(v.Call.Args), again)
	}
	return false
}

// questions reports whether a call asks a store, and hands out what is kept
// there.
func (s *Package) questions(call *ssa.CallCommon) bool {
	for _, a := range names.Arguments(call.Args) {
		if ir.IsString(a.Type()) && slices.ContainsFunc(s.names.Texts(a), func(t string) bool { return len(sqltext.Inserted(t)) > 0 }) {
			return false // the id of what has just been made
		}
	}
	return slices.ContainsFunc(s.Values.Tracer.Lookup(call), func(e *catalog.Entry) bool { return e.Role == catalog.Persist })
}

// filled reports whether a store's answer is written to a variable: by the
// Scan of a question's row.
func (s *Package) filled(v *ssa.Alloc, seen map[ssa.Value]bool) bool {
	for _, ref := range ir.Uses(v) {
		call, ok := ref.(*ssa.Call)
		if ok && ir.Argument(&call.Call, -1) != v && (s.questions(&call.Call) || s.storesAnswer(ir.Argument(&call.Call, -1), seen)) {
			return true
		}
	}
	return false
}
