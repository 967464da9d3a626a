package summary

import (
	"slices"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/sessionlint/sessionlint/internal/catalog"
	"github.com/sessionlint/sessionlint/internal/ir"
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
