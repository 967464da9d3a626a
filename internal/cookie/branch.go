package cookie

import (
	"go/token"
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
	return onlyWhere(b, func(cond ssa.Value) bool {
		if load, ok := cond.(*ssa.UnOp); ok {
			if fa, ok := load.X.(*ssa.FieldAddr); ok {
				if f, inverted, ok := p.field(ir.FieldName(fa)); ok && f == Secure && !inverted {
					return true
				}
			}
		}
		return says(cond, "secure", "https", "tls", "ssl")
	})
}

// whereDomain reports whether the block only runs where a switch for domains
// is on: whoever runs the program asked for what is done there.
func whereDomain(b *ssa.BasicBlock) bool {
	return onlyWhere(b, func(cond ssa.Value) bool {
		switch cond := cond.(type) {
		case *ssa.UnOp:
			return cond.Op == token.MUL && says(cond, "domain", "domains", "subdomain", "subdomains")
		case *ssa.Field, *ssa.Parameter:
			return says(cond, "domain", "domains", "subdomain", "subdomains")
		}
		return false
	})
}

// onlyWhere reports whether the block only runs where a condition that ok
// accepts is true.
func onlyWhere(b *ssa.BasicBlock, ok func(cond ssa.Value) bool) bool {
	for d := b; d.Idom() != nil; d = d.Idom() {
		up := d.Idom()
		branch, is := up.Instrs[len(up.Instrs)-1].(*ssa.If)
		if is && d == up.Succs[0] && len(d.Preds) == 1 && ok(branch.Cond) {
			return true
		}
	}
	return false
}

// says reports whether one of the words is in what the source calls a value.
func says(v ssa.Value, words ...string) bool {
	return slices.ContainsFunc(lexicon.Words(ident(v)), func(w string) bool { return slices.Contains(words, w) })
}

// bareNone reports whether a branch sets SameSite to None, and Secure is set
// in others only.
func (t *tracker) bareNone() bool {
	for _, none := range t.stores {
		if none.f != SameSite || !isNone(none.a) {
			continue
		}
		beside, elsewhere := false, false
		for _, s := range t.stores {
			switch {
			case s.f != Secure || s.a.isFalse():
			case s.block.Parent() == none.block.Parent() && !reaches(s.block, none.block) && !reaches(none.block, s.block):
				elsewhere = true
			default:
				beside = true
			}
		}
		if elsewhere && !beside {
			return true
		}
	}
	return false
}

// reaches reports whether b can run after a, or is a.
func reaches(a, b *ssa.BasicBlock) bool {
	seen := map[*ssa.BasicBlock]bool{a: true}
	for todo := []*ssa.BasicBlock{a}; len(todo) > 0; {
		x := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		if x == b {
			return true
		}
		for _, s := range x.Succs {
			if !seen[s] {
				seen[s] = true
				todo = append(todo, s)
			}
		}
	}
	return false
}
