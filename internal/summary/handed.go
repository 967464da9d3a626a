package summary

import (
	"go/token"
	"go/types"
	"slices"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/sessionlint/sessionlint/internal/ir"
	"github.com/sessionlint/sessionlint/internal/origin"
	"github.com/sessionlint/sessionlint/internal/trace"
)

// A Handed is a random text that a package puts into a field, or gives to a
// method of an interface, of which it doesn't know where it ends. Who imports
// the implementation too, mostly main, does.
type Handed struct {
	To    string // the field's mark, or methodMark and the method's full name
	Param int    // of the method, which counts the receiver
	In    string // full name of the function that does it
	At    trace.Step
	Value trace.Value
}

const methodMark = "method:"

func (h Handed) key() string { return h.To + " " + h.At.String() }

// handed are the package's own.
func (s *Package) handed() []Handed {
	if s.IR.Dependency {
		return nil
	}
	var r []Handed
	for _, fn := range s.IR.Funcs {
		add := func(to string, param int, pos token.Pos, v ssa.Value) {
			if x := s.Tracer.Of(v); slices.ContainsFunc(x, unkeyed) && !Claimed(v) {
				r = append(r, Handed{to, param, ir.FuncName(ir.Outermost(fn)), s.Tracer.Step(pos, "handed on here"), x.Exported()})
			}
		}
		for _, b := range fn.Blocks {
			for _, in := range b.Instrs {
				switch in := in.(type) {
				case *ssa.Store:
					s.handedField(in, add)
				case ssa.CallInstruction:
					s.handedOver(in, add)
				}
			}
		}
	}
	return tidy(r, Handed.key)
}

// unkeyed reports whether a value may be a token as it is handed out: random,
// and neither hashed nor encrypted.
func unkeyed(a trace.Alt) bool {
	return a.Random() && !a.Keyed && !a.Has(trace.Hashed) && !a.Has(trace.Sealed) && !a.Has(trace.Cut)
}

// handedField adds a store to the field of a record that is found by it.
func (s *Package) handedField(in *ssa.Store, add func(string, int, token.Pos, ssa.Value)) {
	f, ok := in.Addr.(*ssa.FieldAddr)
	if !ok || !isText(in.Val.Type()) || unsaved(f) {
		return
	}
	record, fields := recordOf(f.X)
	name := ir.FieldName(f)
	mark := string(trace.NewMark(trace.FromField, name))
	if _, known := s.ends.kept[mark]; !known && keeps(record, word(name), fields) {
		add(mark, 0, in.Pos(), in.Val)
	}
}

// handedOver adds the texts that a call of an interface's method is given whose
// implementation isn't seen here.
func (s *Package) handedOver(in ssa.CallInstruction, add func(string, int, token.Pos, ssa.Value)) {
	call := in.Common()
	if !call.IsInvoke() || call.Method.Pkg() == nil || origin.Std(call.Method.Pkg().Path()) || len(s.Tracer.Lookup(call)) > 0 || len(s.endsOf(call)) > 0 {
		return
	}
	for i, a := range call.Args {
		if isText(a.Type()) {
			add(methodMark+call.Method.FullName(), i+1, in.Pos(), a)
		}
	}
}

// A Bridge is what one imported package hands on and another keeps.
type Bridge struct {
	Pos  token.Pos // of the function that hands it on
	From Handed
	Sink Sink
}

// Bridges returns those that are first seen in this package.
func (s *Package) Bridges() []Bridge { return s.bridges }

// findBridges looks for them, and notes them for those that import this one.
func (s *Package) findBridges(st *Storage) {
	var handed []Handed
	for _, f := range imported(s.pass) {
		handed = append(handed, f.Handed...)
		st.Bridged = append(st.Bridged, f.Bridged...)
	}
	handed = tidy(handed, Handed.key)
	if s.IR.Dependency || len(handed) == 0 {
		return
	}
	seen := ir.Visible(s.pass.Pkg)
	for _, h := range handed {
		u, ok := s.endOf(h, seen)
		if !ok || u.As != "persist" || slices.Contains(st.Bridged, h.key()) {
			continue
		}
		st.Bridged = append(st.Bridged, h.key())
		if s.ends.own[h.To] {
			continue // what is read from the field here is judged here
		}
		if fn := ir.Find(seen, h.In); fn != nil {
			s.bridges = append(s.bridges, Bridge{fn.Pos(), h, Sink{Pos: fn.Pos(), As: u.As, What: u.What, API: u.API, At: u.At, Marks: u.Marks, Label: u.Label}})
		}
	}
}

// endOf is where what was handed on ends, as far as this package sees it.
func (s *Package) endOf(h Handed, seen map[string]*types.Package) (trace.Use, bool) {
	name, isMethod := strings.CutPrefix(h.To, methodMark)
	if !isMethod {
		u, ok := s.ends.kept[h.To]
		return u, ok
	}
	m := ir.Find(seen, name)
	if m == nil {
		return trace.Use{}, false
	}
	var ends []trace.Use
	for _, fn := range s.Tracer.Implementing(m) {
		ends = append(ends, s.Ends(fn)...)
	}
	known := outside(s.pass)
	for _, obj := range known.Methods(m) {
		if f := known.Func(obj); f != nil {
			ends = append(ends, f.Ends...)
		}
	}
	i := slices.IndexFunc(ends, func(u trace.Use) bool { return u.Param == h.Param && u.As == "persist" })
	if i < 0 {
		return trace.Use{}, false
	}
	return ends[i], true
}
