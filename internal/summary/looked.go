package summary

import (
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"

	"github.com/sessionlint/sessionlint/internal/catalog"
	"github.com/sessionlint/sessionlint/internal/ir"
	"github.com/sessionlint/sessionlint/internal/lexicon"
	"github.com/sessionlint/sessionlint/internal/names"
	"github.com/sessionlint/sessionlint/internal/origin"
	"github.com/sessionlint/sessionlint/internal/sqltext"
	"github.com/sessionlint/sessionlint/internal/trace"
)

// A cookie whose value a request is looked up by carries a session, whatever
// its name is.

// lookups is what the package looks up.
type lookups struct {
	params  map[*ssa.Function][]int // parameters by which a function looks something up
	cookies map[string]bool         // names of the cookies whose values are looked up
}

// SessionCookie reports whether a cookie carries who is logged in, by its name
// or because what it holds is looked up here or in an imported package, and
// whether its name says that it carries something else.
func (s *Package) SessionCookie(name string) (session, other bool) {
	if session, other = lexicon.SessionCookie(name); !session && !other && lexicon.Secret(name) != lexicon.State {
		session = s.looked.cookies[name]
	}
	return session, other
}

// findLookups learns by what the package looks something up.
func (s *Package) findLookups() {
	s.looked = lookups{map[*ssa.Function][]int{}, map[string]bool{}}
	for _, st := range imported(s.pass) {
		for _, name := range st.Cookies {
			s.looked.cookies[name] = true
		}
	}
	if s.IR.Dependency {
		return
	}
	filled := s.filledMaps()
	for range 4 {
		changed := false
		for _, fn := range s.IR.Funcs {
			for _, b := range fn.Blocks {
				for _, in := range b.Instrs {
					for _, by := range s.lookedUp(in, filled) {
						changed = s.learnLookup(fn, by) || changed
					}
				}
			}
		}
		if !changed {
			break
		}
	}
	clear(s.uses) // of cookies that were not known yet
}

// learnLookup notes what a value is by which something is looked up: a cookie's,
// or a parameter. It reports whether that was unknown.
func (s *Package) learnLookup(fn *ssa.Function, by ssa.Value) (changed bool) {
	for _, a := range s.Tracer.Of(by) {
		for _, m := range a.Marks {
			if name := m.Name(); m.Kind() == trace.FromCookie && name != "" && !s.looked.cookies[name] && len(s.looked.cookies) < maxInherited {
				s.looked.cookies[name] = true
				changed = true
			}
		}
		for _, p := range a.Params {
			if !slices.Contains(s.looked.params[fn], p.Index) {
				s.looked.params[fn] = append(s.looked.params[fn], p.Index)
				changed = true
			}
		}
	}
	return changed
}

// filledMaps are the fields and variables whose maps the program fills while it
// runs: one that is written down is a table of constants.
func (s *Package) filledMaps() map[string]bool {
	r := map[string]bool{}
	for _, fn := range s.IR.Funcs {
		if fn.Synthetic != "" {
			continue
		}
		for _, b := range fn.Blocks {
			for _, in := range b.Instrs {
				if up, ok := in.(*ssa.MapUpdate); ok {
					if _, fixed := up.Key.(*ssa.Const); !fixed {
						r[placeOf(up.Map)] = true
					}
				}
			}
		}
	}
	delete(r, "")
	return r
}

// placeOf is the field or variable from which a value is read, or "".
func placeOf(v ssa.Value) string {
	u, ok := v.(*ssa.UnOp)
	if !ok {
		return ""
	}
	switch a := u.X.(type) {
	case *ssa.FieldAddr:
		return ir.FieldName(a)
	case *ssa.Global:
		return a.String()
	}
	return ""
}

// lookedUp are the texts by which an instruction looks something up: in a map
// that is kept, in a store or database, or through a function that does.
func (s *Package) lookedUp(in ssa.Instruction, filled map[string]bool) []ssa.Value {
	switch in := in.(type) {
	case *ssa.Lookup:
		if _, ok := in.X.Type().Underlying().(*types.Map); ok && filled[placeOf(in.X)] {
			return []ssa.Value{in.Index}
		}
	case *ssa.Call:
		if _, ok := in.Call.Value.(*ssa.Builtin); ok {
			return nil
		}
		if entries := s.Tracer.Lookup(&in.Call); len(entries) > 0 {
			return s.readBy(&in.Call, entries)
		}
		return s.handedToLookup(&in.Call)
	}
	return nil
}

// readBy are the texts by which a library's call reads something from a store.
func (s *Package) readBy(call *ssa.CallCommon, entries []*catalog.Entry) []ssa.Value {
	var r []ssa.Value
	for _, e := range entries {
		switch {
		case e.Role != catalog.Persist:
		case e.Attr("sql") != "":
			text := s.constant(ir.Argument(call, e.Int("sql", 0)))
			if slices.ContainsFunc(sqltext.Statements(text), func(st sqltext.Statement) bool { return st.Verb == "select" }) {
				r = append(r, textsOf(call.Args)...)
			}
		case e.Attr("kind") == "read" && e.Attr("key") != "":
			r = append(r, textsOf([]ssa.Value{ir.Argument(call, e.Int("key", 0))})...)
		case e.Attr("kind") == "read":
			for c := call; c != nil; c = before(c) { // db.Where("token = ?", t).First(&x)
				r = append(r, textsOf(c.Args)...)
			}
		}
	}
	return r
}

// before is the call on whose result a call is made, or nil.
func before(call *ssa.CallCommon) *ssa.CallCommon {
	if c, ok := ir.Argument(call, -1).(*ssa.Call); ok {
		return &c.Call
	}
	return nil
}

// handedToLookup are the texts of a call of the program's own function by which
// that looks something up, as it is known to do; or, where no implementation of
// an interface is in sight, as its name says.
func (s *Package) handedToLookup(call *ssa.CallCommon) []ssa.Value {
	if f := call.StaticCallee(); f != nil && f.Blocks != nil {
		return argumentsAt(call, s.looked.params[f])
	}
	if call.IsInvoke() {
		var own []int
		for _, f := range s.Tracer.Implementing(call.Method) {
			own = append(own, s.looked.params[f]...)
		}
		if len(own) > 0 {
			return argumentsAt(call, own)
		}
	}
	if f := s.Tracer.Callee(call); f != nil && len(f.Looked) > 0 {
		return argumentsAt(call, f.Looked)
	}
	if !call.IsInvoke() || call.Method.Pkg() == nil || origin.Std(call.Method.Pkg().Path()) || lexicon.VerbOf(call.Method.Name()) != lexicon.Read || !findsOne(call.Signature()) {
		return nil
	}
	return textsOf(call.Args)
}

// findsOne reports whether a function answers with a record, and with whether
// there is one.
func findsOne(sig *types.Signature) bool {
	rs := sig.Results()
	if rs.Len() != 2 {
		return false
	}
	t := rs.At(0).Type()
	if p, ok := t.Underlying().(*types.Pointer); ok {
		t = p.Elem()
	}
	_, record := t.Underlying().(*types.Struct)
	return record && (ir.IsError(rs.At(1).Type()) || types.Identical(rs.At(1).Type(), types.Typ[types.Bool]))
}

func argumentsAt(call *ssa.CallCommon, params []int) []ssa.Value {
	var r []ssa.Value
	for _, p := range params {
		if a := trace.Argument(call, p); a != nil && isText(a.Type()) {
			r = append(r, a)
		}
	}
	return r
}

// textsOf are the arguments, and the elements of a variadic list, that are texts.
func textsOf(args []ssa.Value) []ssa.Value {
	var r []ssa.Value
	for _, a := range names.Arguments(args) {
		if a != nil && isText(a.Type()) {
			if _, fixed := a.(*ssa.Const); !fixed {
				r = append(r, a)
			}
		}
	}
	return r
}
