package lifetime

import (
	"cmp"
	"fmt"
	"go/token"
	"go/types"
	"slices"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/sessionlint/sessionlint/internal/ir"
	"github.com/sessionlint/sessionlint/internal/lexicon"
	"github.com/sessionlint/sessionlint/internal/origin"
)

// Lifetimes come through options and configurations: a package asks for what a
// field holds, another fills it, a third has the default. Who sees an Ask and a
// Hold of one name judges.

// What names begin with.
const (
	field   = "field "
	setting = "setting "
)

// An Ask says that what is kept under a name decides how long something lives.
type Ask struct {
	Span Span // with Of
	Unit float64
	Use  Use
	Off  string // what means for ever, as the catalog says it
}

// A Hold is what something of a name is given, where that is known.
type Hold struct {
	Of      string
	Value   float64
	Default bool   // unless it is configured
	File    string // its package's path and its file's name
	Line    int
}

// Named is the fact "these lifetimes are asked for by name, here and below, and
// these are given".
type Named struct {
	Asks  []Ask
	Holds []Hold
}

// AFact marks Named as a fact.
func (*Named) AFact() {}

func (n *Named) String() string { return fmt.Sprintf("asks %d, holds %d", len(n.Asks), len(n.Holds)) }

// maxNamed bounds each list of a Named.
const maxNamed = 100

// named is what a package knows of names.
type named struct {
	Named            // the package's own
	below []Named    // of what it imports, which repeat what their imports said
	at    []heldHere // where the package's own holds stand
}

type heldHere struct {
	Hold
	pos token.Pos
}

// field is what a struct's field holds: what the package gives it, if that is
// known and nobody else can give it anything, and what others do.
func (p *Package) field(name string, of ssa.Value, t types.Type, depth int) []Span {
	known, owner := p.constants(p.fields[name], depth), of.Type()
	if !p.configures(owner, t) || oneOfMany(of, 0) || len(p.fields[name]) > manyValues {
		return known
	}
	asked := []Span{{Factor: 1, Of: field + name}}
	switch {
	case len(known) == 1 && known[0].Runtime:
		return asked
	case token.IsExported(last(name)) && token.IsExported(last(ir.TypePath(owner))):
		return join(known, asked)
	}
	return known
}

// manyValues is how often a field may be given something before it is taken for
// one of a list of settings of any kind, as "default" is.
const manyValues = 4

// oneOfMany reports whether a struct is an element of a map or list: its field is
// then one thing here and another there.
func oneOfMany(v ssa.Value, depth int) bool {
	if depth > 4 {
		return false
	}
	switch v := v.(type) {
	case *ssa.Lookup, *ssa.IndexAddr, *ssa.Index, *ssa.Next:
		return true
	case *ssa.Extract:
		return oneOfMany(v.Tuple, depth+1)
	case *ssa.UnOp:
		return oneOfMany(v.X, depth+1)
	case *ssa.Alloc:
		return slices.ContainsFunc(storesTo(v), func(x ssa.Value) bool { return oneOfMany(x, depth+1) })
	}
	return false
}

// configures reports whether a field of a struct of the program's own holds a
// number that may say how long something lives.
func (p *Package) configures(owner, t types.Type) bool {
	path := ir.TypePath(owner)
	i := strings.LastIndex(path, ".")
	if i < 0 || origin.Std(path[:i]) || p.cat.Mentions(path[:i]) {
		return false
	}
	b, ok := t.Underlying().(*types.Basic)
	return ok && b.Info()&types.IsNumeric != 0
}

// ask notes that a name decides how long something lives, and reports whether
// that is new.
func (p *Package) ask(a Ask) bool {
	if a.Use.Class == lexicon.Ordinary {
		a.Use.Class = lexicon.LifetimeOf(nameWords(a.Span.Of))
	}
	if a.Span.Of == "" || a.Span.Runtime || a.Use.Class == lexicon.Lasting || slices.Contains(p.named.Asks, a) || len(p.named.Asks) >= maxNamed {
		return false
	}
	p.named.Asks = append(p.named.Asks, a)
	return true
}

// minds reports whether the package compares a field, or fills it itself.
func (p *Package) minds(name string) bool {
	found := len(p.fields[name]) > 0
	p.instructions(func(in ssa.Instruction) {
		var read ssa.Value
		switch in := in.(type) {
		case *ssa.UnOp:
			if fa, ok := in.X.(*ssa.FieldAddr); ok && ir.FieldName(fa) == name {
				read = in
			}
		case *ssa.Field:
			if ir.FieldOf(in) == name {
				read = in
			}
		}
		found = found || read != nil && asksOf(read)
	})
	return found
}

// holdings finds what the package gives to fields and settings, and hands the
// questions on to who fills them: a constructor's parameter, another name.
func (p *Package) holdings() {
	for _, imp := range p.pass.Pkg.Imports() {
		var n Named
		if p.pass.ImportPackageFact(imp, &n) {
			p.named.below = append(p.named.below, n)
		}
	}
	for range 4 {
		more := false
		p.instructions(func(in ssa.Instruction) {
			s, ok := in.(*ssa.Store)
			if !ok {
				return
			}
			fa, ok := s.Addr.(*ssa.FieldAddr)
			if !ok || !p.configures(fa.X.Type(), s.Val.Type()) {
				return
			}
			for _, a := range p.asksFor(field + ir.FieldName(fa)) {
				more = p.lives(s.Parent(), a.Use, p.through(a.Span, p.span(s.Val, 2)), a.Unit, a.Off) || more
			}
		})
		if !more {
			break
		}
	}
	p.instructions(p.holds)
	p.tagged()
}

// through puts what a name holds in for it.
func (p *Package) through(s Span, held []Span) []Span {
	return each(held, func(x Span) Span {
		x = x.times(s.Factor)
		x.Base += s.Base
		if s.Now {
			x.Now, x.Clock = true, s.Clock
		}
		return x
	})
}

// asksFor are the questions for a name, here and below.
func (p *Package) asksFor(of string) []Ask {
	var r []Ask
	add := func(as []Ask) {
		for _, a := range as {
			if a.Span.Of == of && !slices.Contains(r, a) {
				r = append(r, a)
			}
		}
	}
	add(p.named.Asks)
	for _, n := range p.named.below {
		add(n.Asks)
	}
	return r
}

// configured judges what is held under the names that are asked for, where the
// package is the first to see both.
func (p *Package) configured() {
	for _, h := range p.named.at {
		for _, a := range p.asksFor(h.Of) {
			if slices.Contains(p.named.Asks, a) && p.onlyConstants(h.Of) {
				continue // judged where it is used
			}
			p.judgeHold(a, h.Hold, h.pos)
		}
	}
	for _, n := range p.named.below {
		for _, h := range n.Holds {
			for _, a := range p.asksFor(h.Of) {
				if !p.seenBelow(a, h) {
					p.judgeHold(a, h, ir.Pos(p.pass, h.File, h.Line))
				}
			}
		}
	}
	p.unheld()
	all := p.named.Named
	for _, n := range p.named.below {
		all.Asks = append(all.Asks, n.Asks...)
		all.Holds = append(all.Holds, n.Holds...)
	}
	slices.SortStableFunc(all.Holds, func(a, b Hold) int {
		return cmp.Or(cmp.Compare(a.Of, b.Of), cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line))
	})
	slices.SortStableFunc(all.Asks, func(a, b Ask) int { return cmp.Compare(fmt.Sprint(a), fmt.Sprint(b)) })
	all.Holds, all.Asks = slices.Compact(all.Holds), slices.Compact(all.Asks)
	all.Holds, all.Asks = all.Holds[:min(len(all.Holds), maxNamed)], all.Asks[:min(len(all.Asks), maxNamed)]
	if len(all.Holds)+len(all.Asks) > 0 {
		p.pass.ExportPackageFact(&all)
	}
}

// onlyConstants reports whether the package gives a field nothing but numbers
// that are known.
func (p *Package) onlyConstants(of string) bool {
	name, ok := strings.CutPrefix(of, field)
	return ok && !slices.ContainsFunc(p.constants(p.fields[name], 0), func(s Span) bool { return !s.Known() })
}

// seenBelow reports whether an imported package has seen a question together
// with what is held.
func (p *Package) seenBelow(a Ask, h Hold) bool {
	return slices.ContainsFunc(p.named.below, func(n Named) bool { return slices.Contains(n.Asks, a) && slices.Contains(n.Holds, h) })
}

func (p *Package) judgeHold(a Ask, h Hold, at token.Pos) {
	n := len(p.found)
	p.judge(at, a.Use, p.through(a.Span, []Span{{Base: h.Value}}), a.Unit, nil)
	for i := n; i < len(p.found); i++ {
		p.found[i].Default = h.Default
	}
}
