package summary

import (
	"path"

	"golang.org/x/tools/go/ssa"

	"github.com/sessionlint/sessionlint/internal/catalog"
	"github.com/sessionlint/sessionlint/internal/ir"
	"github.com/sessionlint/sessionlint/internal/lexicon"
)

// The sinks of keys: of what is known to make sessions or tokens, and of MACs
// and ciphers, which do everything else as well.
const (
	keySink    = "key"
	macKey     = "mac-key"
	cipherKey  = "cipher-key"
	sumOfAHash = "(hash.Hash).Sum"
)

// sinkName is what a call's argument becomes. The key of a MAC or a cipher is
// one of sessions where the function, its type or its package says that it
// makes them: it is one then wherever it comes from, a constructor's callers
// too. Packages of that name encrypt other things as well.
func (s *Package) sinkName(in ssa.CallInstruction, as string) string {
	if as != macKey && as != cipherKey {
		return as
	}
	fn := in.Parent()
	if s.Client() || derives(in) {
		return as
	}
	if lexicon.Authenticates(fn.RelString(s.IR.SSA.Pkg)) || as == macKey && lexicon.AuthenticatingPackage(path.Base(s.IR.SSA.Pkg.Path())) {
		return keySink
	}
	return as
}

// sinkClass is what a call's argument becomes as a secret. What signs is one
// whatever it signs: a key that is the time protects nothing.
func (s *Package) sinkClass(in ssa.CallInstruction, e *catalog.Entry) lexicon.Class {
	as := s.sinkName(in, e.Attr("as"))
	if as == macKey && !s.Client() && !derives(in) && lexicon.Signs(in.Parent().Name()) {
		as = keySink
	}
	return class(as)
}

// derives reports whether a MAC makes the key of another one: its own key may
// then be a label, and what it sums up the secret.
func derives(in ssa.CallInstruction) bool {
	mac, ok := in.(*ssa.Call)
	if !ok || mac.Referrers() == nil {
		return false
	}
	for _, ref := range *mac.Referrers() {
		sum, ok := ref.(*ssa.Call)
		if !ok || ir.Callee(&sum.Call) != sumOfAHash || sum.Referrers() == nil {
			continue
		}
		for _, use := range *sum.Referrers() {
			next, ok := use.(ssa.CallInstruction)
			if !ok {
				continue
			}
			for _, e := range catalog.Default().Lookup(ir.Callee(next.Common())) {
				if e.Role == catalog.Sink && (e.Attr("as") == macKey || e.Attr("as") == cipherKey) {
					return true
				}
			}
		}
	}
	return false
}
