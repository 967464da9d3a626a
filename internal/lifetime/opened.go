package lifetime

import (
	"cmp"
	"fmt"
	"go/token"
	"slices"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/sessionlint/sessionlint/internal/effect"
	"github.com/sessionlint/sessionlint/internal/ir"
	"github.com/sessionlint/sessionlint/internal/lexicon"
	"github.com/sessionlint/sessionlint/internal/trace"
	"github.com/sessionlint/sessionlint/internal/verdict"
)

// A store whose name says nothing keeps sessions where a login puts something
// that is looked up by what clients present (see effect's learn.go). The login,
// the look-up and the store may be in three packages: who sees them all judges.

// A Loose is something that is stored for ever in a store whose name does not say
// whether it keeps sessions.
type Loose struct {
	Noun  string // "map active", "key s/"; see ticket
	Place string // file and line as messages have them
	Kind  Kind
	Use   Use
	File  string // its package's path and its file's name
	Line  int
}

// Opened is the fact "logins here and below start these records, and these are
// stored for ever".
type Opened struct {
	Starts []verdict.Start
	Loose  []Loose
	Calls  []KeyCall // of interfaces' methods that nobody in sight has
}

// AFact marks Opened as a fact.
func (*Opened) AFact() {}

func (o *Opened) String() string {
	return fmt.Sprintf("starts %d, loose %d", len(o.Starts), len(o.Loose))
}

// opened is what a package knows of such stores.
type opened struct {
	Opened             // here and below
	below  []Opened    // of what it imports
	at     []token.Pos // where its own loose ones stand
	asked  []string    // stores that are asked with what clients present
}

// knowOpened collects what logins start.
func (p *Package) knowOpened() {
	for _, imp := range p.pass.Pkg.Imports() {
		var o Opened
		if p.pass.ImportPackageFact(imp, &o) {
			p.opened.below = append(p.opened.below, o)
			p.opened.Starts = append(p.opened.Starts, o.Starts...)
			p.opened.Calls = append(p.opened.Calls, o.Calls...)
		}
	}
	if p.verdict != nil {
		p.opened.Starts = append(p.opened.Starts, p.verdict.Starts()...)
		p.opened.asked = p.verdict.Opened()
	}
	slices.SortFunc(p.opened.Starts, func(a, b verdict.Start) int { return cmp.Compare(fmt.Sprint(a), fmt.Sprint(b)) })
	p.opened.Starts = slices.Compact(p.opened.Starts)
	p.opened.Starts = p.opened.Starts[:min(len(p.opened.Starts), maxNamed)]
}

// effects is what a function does.
func (p *Package) effects(fn *ssa.Function) *effect.Function {
	if p.verdict == nil {
		return &effect.Function{}
	}
	return p.verdict.Of(fn)
}

// place is what messages call a position.
func (p *Package) place(at token.Pos) string {
	pos := p.pass.Fset.Position(at)
	return trace.Step{File: ir.File(p.pass, pos.Filename), Line: pos.Line}.Place()
}

// keeping is what an instruction keeps, by its function's effects.
func (p *Package) keeping(in ssa.Instruction) (noun string, open bool) {
	if p.verdict == nil {
		return "", false
	}
	return p.verdict.Stored(p.effects(in.Parent()), p.place(in.Pos()))
}

// loose notes that an instruction stores something for ever where that may be a
// session.
func (p *Package) loose(in ssa.Instruction, kind Kind, u Use) {
	noun, _ := p.keeping(in)
	if noun == "" || !lexicon.MayBeOfSession(nameWords(noun)) || lexicon.LifetimeOf(nameWords(noun)) == lexicon.Lasting || len(p.opened.Loose) >= maxNamed {
		return
	}
	file, line := ir.Place(p.pass, in.Pos())
	p.opened.Loose = append(p.opened.Loose, Loose{noun, p.place(in.Pos()), kind, u, file, line})
	p.opened.at = append(p.opened.at, in.Pos())
}

// started reports whether a login starts sessions in a store: at the place, if
// one is given. Where there is a store whose name says that it keeps sessions,
// another that a login fills is something beside them.
func (p *Package) started(noun, place string) bool {
	if !ofSession(noun) && slices.ContainsFunc(p.opened.Starts, func(s verdict.Start) bool { return ofSession(s.Noun) }) {
		return false
	}
	return slices.ContainsFunc(p.opened.Starts, func(s verdict.Start) bool {
		return s.Noun == noun && (place == "" || s.Place == place) && (!s.Open || slices.Contains(p.opened.asked, noun))
	})
}

// ofSession reports whether what something is kept in says that it is a session.
func ofSession(noun string) bool {
	kind, name, _ := strings.Cut(noun, " ")
	return kind != "method" && lexicon.NounOf(name) == lexicon.Session
}

// looseEnds judges what is stored for ever in stores that turn out to keep
// sessions, and hands the rest on.
func (p *Package) looseEnds() {
	own := p.opened.Loose
	given := p.givesTicket()
	for i, l := range own {
		if l.Noun == ticket && given || p.started(l.Noun, l.Place) {
			p.report(Finding{Pos: p.opened.at[i], Kind: l.Kind, Use: l.Use})
		}
	}
	told := map[string]bool{}
	for _, o := range p.opened.below {
		for _, l := range o.Loose {
			if !told[l.Place] && (l.Noun == ticket && given && !p.comparesTimes() || p.started(l.Noun, l.Place) && p.pass.Pkg.Name() == "main") {
				p.report(Finding{Pos: ir.Pos(p.pass, l.File, l.Line), Kind: l.Kind, Use: l.Use})
			}
			told[l.Place] = true
			p.opened.Loose = append(p.opened.Loose, l)
		}
	}
	all := p.opened.Opened
	slices.SortStableFunc(all.Loose, func(a, b Loose) int { return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line)) })
	all.Loose = slices.CompactFunc(all.Loose, func(a, b Loose) bool { return a.Place == b.Place })
	all.Loose = all.Loose[:min(len(all.Loose), maxNamed)]
	slices.SortStableFunc(all.Calls, func(a, b KeyCall) int { return cmp.Compare(fmt.Sprint(a), fmt.Sprint(b)) })
	all.Calls = slices.CompactFunc(all.Calls, func(a, b KeyCall) bool { return a.File == b.File && a.Line == b.Line && a.Key == b.Key })
	all.Calls = all.Calls[:min(len(all.Calls), maxNamed)]
	if len(all.Loose)+len(all.Starts)+len(all.Calls) > 0 {
		p.pass.ExportPackageFact(&all)
	}
}
