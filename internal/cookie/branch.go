package cookie

import (
	"slices"

	"golang.org/x/tools/go/ssa"

	"github.com/sessionlint/sessionlint/internal/ir"
	"github.com/sessionlint/sessionlint/internal/lexicon"
)

// decided is the attribute as a rule may judge it: SameSite=None that is only
// set where the cookie is Secure is a decision at run time, and a right one.
func (p *Package) decided(f Field, a Attr, s *ssa.Store) Attr {
	if f == SameSite && isNone(a) && p.whereSecure(s.Block()) {
		return Attr{Kind: Runtime, key: a.key}
	}
	return a
}

// whereSecure reports whether the block only runs where the Secure attribute,
// or something whose name speaks of TLS, is true.
func (p *Package) whereSecure(b *ssa.BasicBlock) bool {
	for d := b; d.Idom() != nil; d = d.Idom() {
		up := d.Idom()
		cond, ok := up.Instrs[len(up.Instrs)-1].(*ssa.If)
		if !ok || d != up.Succs[0] || len(d.Preds) != 1 {
			continue
		}
		if load, ok := cond.Cond.(*ssa.UnOp); ok {
			if fa, ok := load.X.(*ssa.FieldAddr); ok {
				if f, inverted, ok := p.field(ir.FieldName(fa)); ok && f == Secure && !inverted {
					return true
				}
			}
		}
		for _, w := range lexicon.Words(ident(cond.Cond)) {
			if slices.Contains([]string{"secure", "https", "tls", "ssl"}, w) {
				return true
			}
		}
	}
	return false
}
