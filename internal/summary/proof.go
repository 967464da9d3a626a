package summary

import (
	"go/token"
	"slices"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/sessionlint/sessionlint/internal/catalog"
	"github.com/sessionlint/sessionlint/internal/ir"
	"github.com/sessionlint/sessionlint/internal/trace"
)

// Proves reports whether a function compares in constant time, makes MACs,
// decrypts or verifies tokens, by itself or through others: what it hands out
// has been checked.
func (s *Package) Proves(fn *ssa.Function) bool { return s.proves(fn, 0) }

const maxProof = 3 // calls deep

func (s *Package) proves(fn *ssa.Function, depth int) bool {
	for _, b := range fn.Blocks {
		for _, in := range b.Instrs {
			call, ok := in.(ssa.CallInstruction)
			if !ok {
				continue
			}
			for _, e := range s.Tracer.Lookup(call.Common()) {
				switch e.Attr("as") {
				case "compare-safe", "mac-key", "cipher-key", "key":
					return true
				}
				if e.Role == catalog.JWTParse || e.Role == catalog.Verify {
					return true
				}
			}
			if name := ir.Callee(call.Common()); strings.HasSuffix(name, ".Open") || strings.Contains(name, "securecookie") {
				return true
			}
			if depth >= maxProof {
				continue
			}
			if f := s.Tracer.Callee(call.Common()); f != nil && f.Proves {
				return true
			}
			for _, f := range s.Tracer.Targets(call.Common()) {
				if f != fn && s.proves(f, depth+1) {
					return true
				}
			}
		}
	}
	return false
}

// ProvesCall reports it of what a call runs, here or in another package.
func (s *Package) ProvesCall(call *ssa.CallCommon) bool {
	if f := s.Tracer.Callee(call); f != nil && f.Proves {
		return true
	}
	return slices.ContainsFunc(s.Tracer.Targets(call), s.Proves)
}

// maxAsked bounds the parameters that a fact names.
const maxAsked = 4

// requested are the names of the parameters of a request's URL or form that fn
// compares with something, or looks up: it can refuse them.
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
	slices.Sort(r)
	return r
}

func isConstant(v ssa.Value) bool { _, ok := v.(*ssa.Const); return ok }

// AskedBy are the parameters that a called function of another package, which
// is given the request, compares or looks up.
func (s *Package) AskedBy(call *ssa.CallCommon) []string {
	if f := s.Tracer.Callee(call); f != nil {
		return f.Asked
	}
	return nil
}
