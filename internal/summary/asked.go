package summary

import (
	"go/token"
	"slices"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/sessionlint/sessionlint/internal/catalog"
	"github.com/sessionlint/sessionlint/internal/ir"
	"github.com/sessionlint/sessionlint/internal/lexicon"
	"github.com/sessionlint/sessionlint/internal/trace"
)

// maxAsked bounds the parameters and headers that a fact names.
const maxAsked = 4

// requested are the names of the parameters of a request's URL or form that fn,
// or the handler that it makes, compares with something, or looks up: it can
// refuse them.
func (s *Package) requested(fn *ssa.Function) []string {
	var r []string
	note := func(v ssa.Value) {
		if !isText(v.Type()) {
			return
		}
		for _, m := range s.Tracer.Of(v).Marks() {
			switch m.Kind() {
			case trace.FromQuery, trace.FromForm:
				if n := m.Name(); n != "" && !strings.HasPrefix(n, "$") && !slices.Contains(r, n) && len(r) < maxAsked {
					r = append(r, n)
				}
			}
		}
	}
	for _, f := range literals(fn) {
		s.refusals(f, note)
	}
	slices.Sort(r)
	return r
}

// refusals calls note for what fn compares or looks up.
func (s *Package) refusals(fn *ssa.Function, note func(ssa.Value)) {
	for _, b := range fn.Blocks {
		for _, in := range b.Instrs {
			switch in := in.(type) {
			case *ssa.BinOp:
				if (in.Op == token.EQL || in.Op == token.NEQ) && !isConstant(in.X) && !isConstant(in.Y) {
					note(in.X)
					note(in.Y)
				}
			case *ssa.Lookup:
				note(in.Index)
			case ssa.CallInstruction:
				for _, e := range s.Tracer.Lookup(in.Common()) {
					if as := e.Attr("as"); e.Role == catalog.Sink && (as == "compare" || as == "compare-safe") || e.Role == catalog.Persist || e.Role == catalog.JWTParse || e.Role == catalog.SessionGet {
						for _, a := range in.Common().Args {
							note(a)
						}
					}
				}
			}
		}
	}
}

func isConstant(v ssa.Value) bool { _, ok := v.(*ssa.Const); return ok }

// literals are fn and the function literals in it: a middleware is made by a
// function and is one itself.
func literals(fn *ssa.Function) []*ssa.Function {
	r := []*ssa.Function{fn}
	for i := 0; i < len(r); i++ {
		r = append(r, r[i].AnonFuncs...)
	}
	return r
}

// AskedBy are the parameters that a called function of another package, which
// is given the request, compares or looks up.
func (s *Package) AskedBy(call *ssa.CallCommon) []string {
	if f := s.Tracer.Callee(call); f != nil {
		return f.Asked
	}
	return nil
}

// AsksElsewhere reports whether a function of another package that this one
// calls or registers compares such a parameter of the request's URL: a
// middleware.
func (s *Package) AsksElsewhere(is func(parameter string) bool) bool {
	return slices.ContainsFunc(s.elsewhere(), func(f *trace.Func) bool { return slices.ContainsFunc(f.Asked, is) })
}

// ReplacedElsewhere reports whether a function of another package that this one
// calls or registers sets or removes the request's header.
func (s *Package) ReplacedElsewhere(header string) bool {
	return slices.ContainsFunc(s.elsewhere(), func(f *trace.Func) bool {
		return slices.ContainsFunc(f.Headers, func(h string) bool { return strings.EqualFold(h, header) })
	})
}

// elsewhere is what is known of the functions of other packages that this one
// calls or hands on, as far as they ask or replace anything of a request.
func (s *Package) elsewhere() []*trace.Func {
	if s.helpers != nil {
		return s.helpers
	}
	s.helpers = []*trace.Func{}
	note := func(f *trace.Func) {
		if f != nil && len(f.Asked)+len(f.Headers) > 0 {
			s.helpers = append(s.helpers, f)
		}
	}
	for _, fn := range s.IR.Funcs {
		for _, b := range fn.Blocks {
			for _, in := range b.Instrs {
				call, ok := in.(ssa.CallInstruction)
				if ok && len(s.Tracer.Targets(call.Common())) == 0 {
					note(s.Tracer.Callee(call.Common()))
				}
				for _, op := range in.Operands(nil) {
					if f, isFunc := (*op).(*ssa.Function); isFunc && f.Blocks == nil && !(ok && call.Common().Value == *op) {
						note(s.Tracer.FuncValue(f))
					}
				}
			}
		}
	}
	return s.helpers
}

// overwrites are the headers of a request, of those that say who somebody is,
// that fn or the handler that it makes sets or removes.
func (s *Package) overwrites(fn *ssa.Function) []string {
	var r []string
	for _, f := range literals(fn) {
		for _, b := range f.Blocks {
			for _, in := range b.Instrs {
				call, ok := in.(ssa.CallInstruction)
				if !ok || !replaces(call.Common()) {
					continue
				}
				for _, n := range constantTexts(call.Common().Args[1]) {
					if lexicon.Person(n) && !slices.Contains(r, n) && len(r) < maxAsked {
						r = append(r, n)
					}
				}
			}
		}
	}
	slices.Sort(r)
	return r
}

// replaces reports whether a call sets or removes a header, and not one of the
// answer.
func replaces(call *ssa.CallCommon) bool {
	if n := ir.Callee(call); n != "(net/http.Header).Set" && n != "(net/http.Header).Del" {
		return false
	}
	made, ok := call.Args[0].(*ssa.Call)
	return !ok || !made.Call.IsInvoke()
}

// constantTexts are the constants that a text is, one or in a loop each of a list.
func constantTexts(v ssa.Value) []string {
	if s, ok := trace.TextOf(v); ok {
		return []string{s}
	}
	u, ok := v.(*ssa.UnOp)
	if !ok {
		return nil
	}
	at, ok := u.X.(*ssa.IndexAddr)
	if !ok {
		return nil
	}
	var r []string
	for _, e := range elements(at.X) {
		if s, ok := trace.TextOf(e); ok {
			r = append(r, s)
		}
	}
	return r
}
