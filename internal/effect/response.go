package effect

import (
	"golang.org/x/tools/go/ssa"

	"github.com/sessionlint/sessionlint/internal/catalog"
	"github.com/sessionlint/sessionlint/internal/ir"
	"github.com/sessionlint/sessionlint/internal/trace"
)

// A Response is what a function does with the responses among its
// parameters.
type Response struct {
	Cookies []int // it sets a cookie on these
	Sends   []int // it sends the header of these, whatever path it takes
}

// Sends returns the response whose header a call sends, or nil.
func (s *Package) Sends(call *ssa.CallCommon) ssa.Value {
	for _, e := range s.Values.Tracer.Lookup(call) {
		if e.Role == catalog.ResponseSend {
			if w := concrete(ir.Argument(call, e.Int("to", -1))); w != nil && isResponse(w) {
				return w
			}
			return nil
		}
	}
	return s.treats(call, func(r Response) []int { return r.Sends })
}

// SetsCookie returns the response on which a call sets a cookie, or nil.
func (s *Package) SetsCookie(call *ssa.CallCommon) ssa.Value {
	for _, e := range s.Values.Tracer.Lookup(call) {
		if e.Role == catalog.CookieWrite {
			return concrete(ir.Argument(call, e.Int("to", -1)))
		}
	}
	return s.treats(call, func(r Response) []int { return r.Cookies })
}

// treats returns the argument of a call of the program's own function that
// all its targets treat so.
func (s *Package) treats(call *ssa.CallCommon, pick func(Response) []int) ssa.Value {
	if _, ok := call.Value.(*ssa.Builtin); ok {
		return nil
	}
	ts, _ := s.targets(call)
	var r ssa.Value
	for _, t := range ts {
		f := s.peek(t)
		if f == nil {
			return nil
		}
		is := pick(f.Response)
		if len(is) == 0 {
			return nil
		}
		r = trace.Argument(call, is[0])
	}
	if r == nil {
		return nil
	}
	return concrete(r)
}

// concrete is the value before it was converted to an interface.
func concrete(v ssa.Value) ssa.Value {
	for {
		switch x := v.(type) {
		case *ssa.MakeInterface:
			v = x.X
		case *ssa.ChangeInterface:
			v = x.X
		default:
			return v
		}
	}
}

func isResponse(v ssa.Value) bool {
	p := ir.TypePath(v.Type())
	return p == "net/http.ResponseWriter" || catalog.Default().Has(p, catalog.EntryType) != nil
}

// response finds what fn does with the responses among its parameters.
func (s *Package) response(fn *ssa.Function) Response {
	var r Response
	index := map[ssa.Value]int{}
	for i, p := range fn.Params {
		if isResponse(p) {
			index[p] = i
		}
	}
	if len(index) == 0 {
		return r
	}
	for _, b := range fn.Blocks {
		for _, in := range b.Instrs {
			call, ok := in.(*ssa.Call)
			if !ok {
				continue
			}
			if i, ok := index[s.SetsCookie(&call.Call)]; ok && len(r.Cookies) == 0 {
				r.Cookies = []int{i}
			}
			if i, ok := index[s.Sends(&call.Call)]; ok && len(r.Sends) == 0 && always(b) {
				r.Sends = []int{i}
			}
		}
	}
	return r
}

// always reports whether a block runs whatever path its function takes.
func always(b *ssa.BasicBlock) bool {
	for _, x := range b.Parent().Blocks {
		if len(x.Instrs) == 0 || len(x.Succs) > 0 {
			continue
		}
		if _, ok := x.Instrs[len(x.Instrs)-1].(*ssa.Return); ok && !b.Dominates(x) {
			return false
		}
	}
	return true
}
