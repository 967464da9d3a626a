package effect

import (
	"go/types"
	"slices"
	"strings"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/ssa"

	"github.com/sessionlint/sessionlint/internal/catalog"
	"github.com/sessionlint/sessionlint/internal/dispatch"
	"github.com/sessionlint/sessionlint/internal/ir"
	"github.com/sessionlint/sessionlint/internal/lexicon"
	"github.com/sessionlint/sessionlint/internal/names"
	"github.com/sessionlint/sessionlint/internal/origin"
	"github.com/sessionlint/sessionlint/internal/route"
)

// index prepares what the computation asks for again and again.
func (s *Package) index() {
	s.routes = route.Of(s.IR)
	s.Dispatch = dispatch.New(s.pass, s.IR.Funcs, s.hidden, func(f analysis.Fact) bool {
		_, ok := f.(*Function)
		return ok
	})
	s.callers = map[*ssa.Function][]*ssa.Function{}
	s.stored, s.stmts = map[string][]ssa.Value{}, map[string][]string{}
	s.runs, s.iterates = map[*ssa.Function]bool{}, map[*ssa.Function]bool{}
	s.names = names.NewReader()
	for _, fn := range s.IR.Funcs {
		for _, b := range fn.Blocks {
			for _, in := range b.Instrs {
				if call, ok := in.(ssa.CallInstruction); ok {
					s.running(call.Common())
				}
				if send, ok := in.(*ssa.Send); ok { // to whoever works through a queue
					s.run(send.X)
				}
				st, ok := in.(*ssa.Store)
				if !ok {
					continue
				}
				switch a := st.Addr.(type) {
				case *ssa.IndexAddr: // one of the steps of a list
					if isFunc(st.Val.Type()) && s.goesThrough(a.X) {
						s.run(st.Val)
					}
				case *ssa.FieldAddr:
					s.prepares(ir.FieldName(a), st.Val)
					if isFunc(st.Val.Type()) {
						n := ir.FieldName(a)
						s.stored[n] = append(s.stored[n], st.Val)
					}
				case *ssa.Global:
					s.prepares(a.Name(), st.Val)
					s.names.Keep(a, st.Val)
				}
			}
		}
	}
	s.records = map[string]bool{}
	for _, p := range append(slices.Clone(s.pass.Pkg.Imports()), s.pass.Pkg) {
		if !origin.Std(p.Path()) && !catalog.Default().Covered(p.Path()) {
			s.learnRecords(p.Scope())
		}
	}
}

// goesThrough reports whether a list of functions that is written out in a
// function is run there, or handed to somebody who may: a variadic call's own is
// that call's.
func (s *Package) goesThrough(list ssa.Value) bool {
	arr, ok := list.(*ssa.Alloc)
	if !ok || arr.Comment == "varargs" {
		return false
	}
	for _, b := range arr.Parent().Blocks {
		for _, in := range b.Instrs {
			call, ok := in.(ssa.CallInstruction)
			if !ok {
				continue
			}
			if element(call.Common().Value, arr) || slices.ContainsFunc(call.Common().Args, func(a ssa.Value) bool { return partOf(a, arr) }) {
				return true
			}
		}
	}
	return false
}

// element reports whether a value is read from a list in an array.
func element(v ssa.Value, arr *ssa.Alloc) bool {
	load, ok := v.(*ssa.UnOp)
	if !ok {
		return false
	}
	at, ok := load.X.(*ssa.IndexAddr)
	return ok && partOf(at.X, arr)
}

// partOf reports whether a list is one in an array, or grew out of it.
func partOf(v ssa.Value, arr *ssa.Alloc) bool {
	for range 6 {
		switch x := v.(type) {
		case *ssa.Slice:
			v = x.X
		case *ssa.Phi:
			if len(x.Edges) == 0 {
				return false
			}
			v = x.Edges[0]
		case *ssa.Call: // append
			if _, ok := x.Call.Value.(*ssa.Builtin); !ok || len(x.Call.Args) == 0 {
				return false
			}
			v = x.Call.Args[0]
		default:
			return v == arr
		}
	}
	return false
}

// running notes the function literals that a call runs, or hands to somebody
// who may.
func (s *Package) running(call *ssa.CallCommon) {
	for _, v := range append([]ssa.Value{call.Value}, names.Arguments(call.Args)...) {
		if f := s.run(v); f != nil {
			s.iterates[f] = names.Call(call) == "Iterate"
		}
	}
}

// run notes that a value that is a function is run, and returns the function
// literal that it is.
func (s *Package) run(v ssa.Value) *ssa.Function {
	for {
		switch f := v.(type) {
		case *ssa.ChangeType:
			v = f.X
			continue
		case *ssa.MakeInterface:
			v = f.X
			continue
		case *ssa.MakeClosure:
			s.runs[f.Fn.(*ssa.Function)] = true
			return f.Fn.(*ssa.Function)
		case *ssa.Function:
			s.runs[f] = true
		}
		return nil
	}
}

func isFunc(t types.Type) bool {
	_, ok := t.Underlying().(*types.Signature)
	return ok
}

// learnRecords finds the struct types that are session records by their
// fields: a token, and whose it is.
func (s *Package) learnRecords(scope *types.Scope) {
	for _, name := range scope.Names() {
		tn, ok := scope.Lookup(name).(*types.TypeName)
		if !ok {
			continue
		}
		st, ok := tn.Type().Underlying().(*types.Struct)
		if !ok || st.NumFields() > 30 || lexicon.NotRecord(name) || lexicon.ElsewhereToken(name) {
			continue
		}
		token, owner, foreign := false, false, false // foreign: another's tokens, or a line of a log
		for i := range st.NumFields() {
			f := st.Field(i).Name()
			token = token || lexicon.RecordToken(f)
			owner = owner || lexicon.RecordOwner(f)
			foreign = foreign || lexicon.OfProvider(f) || lexicon.OfEvent(f)
		}
		if token && owner && !foreign {
			s.records[strings.ToLower(name)] = true
		}
	}
}

// Noun is what a name is about, with what the package has learned of its own
// record types: where sessions are called clients, DeleteClientByID ends one.
func (s *Package) Noun(name string) lexicon.Noun {
	n := lexicon.NounOf(name)
	if n == lexicon.Session || n == lexicon.Once || n == lexicon.Foreign || n == lexicon.Cookie {
		return n
	}
	joined := strings.ToLower(strings.Join(lexicon.Words(name), ""))
	for r := range s.records {
		if strings.Contains(joined, r) {
			return lexicon.Session
		}
	}
	return n
}
