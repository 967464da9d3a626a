package lifetime

import (
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"

	"github.com/sessionlint/sessionlint/internal/ir"
	"github.com/sessionlint/sessionlint/internal/lexicon"
	"github.com/sessionlint/sessionlint/internal/origin"
)

// What is stored through an interface lives as long as the method behind it says.
// Where none is in sight, the call waits for the program that wires one.

// A KeyCall is such a call that stores something under a session's key.
type KeyCall struct {
	Method string   // the interface's, by full name
	Key    int      // the argument that is the key; the receiver is 0
	Given  [][]Span // what is known of the arguments that are times and numbers
	Use    Use
	File   string // its package's path and its file's name
	Line   int
}

// keyCalls collects the package's own.
func (p *Package) keyCalls() {
	for _, fn := range p.ir.Funcs {
		for _, in := range calls(fn) {
			call := in.Common()
			if !call.IsInvoke() || call.Method.Pkg() == nil || len(p.opened.Calls) >= maxNamed {
				continue
			}
			if path := call.Method.Pkg().Path(); origin.Std(path) || p.cat.Mentions(path) || len(p.livesOf(call)) > 0 || lexicon.VerbOf(call.Method.Name()) == lexicon.Read {
				continue
			}
			if key := p.keyOf(fn, call); key > 0 {
				u := keyUse(short(ir.Callee(call)))
				u.Class = lexicon.LifetimeOf(append(place(fn), words(rawArgument(call, key))...))
				file, line := ir.Place(p.pass, in.Pos())
				p.opened.Calls = append(p.opened.Calls, KeyCall{call.Method.FullName(), key, p.given(call), u, file, line})
			}
		}
	}
}

// keyOf is the argument of a call that is a session's key, or 0: by the names in
// it, or because a login has just made it.
func (p *Package) keyOf(fn *ssa.Function, call *ssa.CallCommon) int {
	starts := p.verdict != nil && p.verdict.StartsBy(fn, call)
	for i, a := range call.Args {
		if !ir.IsString(a.Type()) {
			continue
		}
		if names := words(a); lexicon.LifetimeOf(names) != lexicon.Lasting && (starts || lexicon.OfSession(names)) {
			return i + 1
		}
	}
	return 0
}

// given is what is known of a call's arguments that may say how long.
func (p *Package) given(call *ssa.CallCommon) [][]Span {
	r := make([][]Span, len(call.Args)+1)
	for i, a := range call.Args {
		if b, ok := a.Type().Underlying().(*types.Basic); ok && b.Info()&types.IsNumeric != 0 {
			r[i+1] = slices.DeleteFunc(p.span(a, 0), func(s Span) bool { return s.Runtime || s.Param > 0 })
		}
	}
	return r
}

// wiredCalls judges the calls below, where the program comes together.
func (p *Package) wiredCalls() {
	if p.verdict == nil || p.pass.Pkg.Name() != "main" {
		return
	}
	for _, c := range p.opened.Calls {
		own, others := p.verdict.Dispatch.Behind(c.Method)
		var lives []Life
		for _, fn := range own {
			if f := p.summary(fn); f != nil {
				lives = append(lives, f.Lives...)
			}
		}
		for _, m := range others {
			if f := p.of(m); f != nil {
				lives = append(lives, f.Lives...)
			}
		}
		for _, l := range lives {
			if l.Key-1 == c.Key {
				p.wiredCall(c, l)
			}
		}
	}
}

func (p *Package) wiredCall(c KeyCall, l Life) {
	spans := []Span{l.Span}
	if i := l.Span.Param - 1; i >= 0 {
		if i >= len(c.Given) {
			return
		}
		spans = p.through(l.Span, c.Given[i])
	}
	at := ir.Pos(p.pass, c.File, c.Line)
	for _, s := range spans {
		p.ask(Ask{Span: s, Unit: l.Unit, Use: c.Use, Off: l.Off})
		if off(l.Off, s) {
			p.report(Finding{Pos: at, Kind: NoTTL, Use: c.Use})
			return
		}
	}
	p.judge(at, c.Use, spans, l.Unit, nil)
}
