package lifetime

import (
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"

	"github.com/sessionlint/sessionlint/internal/catalog"
	"github.com/sessionlint/sessionlint/internal/ir"
	"github.com/sessionlint/sessionlint/internal/lexicon"
)

// A store of the program's own is a wrapper around a library's: what its
// callers name the key, and how long they let it live, decides.

// wraps notes that a function stores under a key that its caller names, for as
// long as the caller says or for ever.
func (p *Package) wraps(e *catalog.Entry, in ssa.CallInstruction, spans []Span) {
	fn := in.Parent()
	key := keyParameter(ir.Argument(in.Common(), e.Int("key", 0)), 0)
	if key == 0 || fn.Parent() != nil || p.expiresLater(in) {
		return
	}
	f := p.summary(fn)
	if f == nil {
		return
	}
	for _, s := range spans {
		if s.Runtime || s.Known() && !means(e, s) {
			continue
		}
		l := Life{Span: s, Unit: unit(e.Attr("unit")), Use: keyUse(short(ir.Callee(in.Common()))), Key: key, Off: e.Attr("off")}
		if s.Param > 0 && asksOf(fn.Params[s.Param-1]) {
			l.Off = "" // it makes something else of it
		}
		f.keeps(l)
	}
}

// asksOf reports whether a value is compared where it is read.
func asksOf(q ssa.Value) bool {
	return slices.ContainsFunc(*q.Referrers(), func(ref ssa.Instruction) bool {
		b, ok := ref.(*ssa.BinOp)
		return ok && types.Identical(b.Type().Underlying(), types.Typ[types.Bool])
	})
}

// keeps adds a Life, if there is room and it isn't known. It reports whether it
// did.
func (f *Func) keeps(l Life) bool {
	if slices.Contains(f.Lives, l) || len(f.Lives) >= maxSpans {
		return false
	}
	f.Lives = append(f.Lives, l)
	return true
}

// keyParameter is 1 + the index of the parameter that a key is, or is made of
// with a prefix; 0 if there is none.
func keyParameter(v ssa.Value, depth int) int {
	if v == nil || depth > 6 {
		return 0
	}
	switch v := v.(type) {
	case *ssa.Parameter:
		if b, ok := v.Type().Underlying().(*types.Basic); ok && b.Info()&types.IsString != 0 {
			return slices.Index(v.Parent().Params, v) + 1
		}
	case *ssa.BinOp:
		return max(keyParameter(v.X, depth+1), keyParameter(v.Y, depth+1))
	case *ssa.Convert:
		return keyParameter(v.X, depth+1)
	case *ssa.ChangeType:
		return keyParameter(v.X, depth+1)
	case *ssa.MakeInterface:
		return keyParameter(v.X, depth+1)
	}
	return 0
}

// wrapped judges the calls of such functions, and notes those that pass the
// key on.
func (p *Package) wrapped() {
	for range 3 {
		more := false
		for _, fn := range p.ir.Funcs {
			for _, in := range calls(fn) {
				for _, l := range p.livesOf(in.Common()) {
					if l.Key > 0 {
						more = p.passesKey(fn, in, l) || more
					}
				}
			}
		}
		if !more {
			break
		}
	}
	for _, fn := range p.ir.Funcs {
		for _, in := range calls(fn) {
			for _, l := range p.livesOf(in.Common()) {
				if l.Key > 0 {
					p.wrappedKey(fn, in, l)
				}
			}
		}
	}
}

// passesKey notes that a function gives its caller's key to a wrapper.
func (p *Package) passesKey(fn *ssa.Function, in ssa.CallInstruction, l Life) bool {
	key := rawArgument(in.Common(), l.Key-1)
	f := p.summary(fn)
	if l.Key = keyParameter(key, 0); l.Key == 0 || f == nil || fn.Parent() != nil || lexicon.OfSession(words(key)) {
		return false
	}
	more := false
	for _, s := range p.substitute([]Span{l.Span}, in.Common(), 2) {
		if l.Span = s; !s.Runtime && (s.variable() || l.forever()) {
			more = f.keeps(l) || more
		}
	}
	return more
}

// wrappedKey judges one key that is given to a wrapper.
func (p *Package) wrappedKey(fn *ssa.Function, in ssa.CallInstruction, l Life) {
	names := words(rawArgument(in.Common(), l.Key-1))
	if !lexicon.OfSession(names) || lexicon.LifetimeOf(names) == lexicon.Lasting {
		return
	}
	u := keyUse(short(ir.Callee(in.Common())))
	u.Class = lexicon.LifetimeOf(append(place(fn), names...))
	spans := p.substitute([]Span{l.Span}, in.Common(), 2)
	for _, s := range spans {
		if l.Span = s; s.Known() && l.forever() {
			p.report(Finding{Pos: in.Pos(), Kind: NoTTL, Use: u})
			return
		}
	}
	for _, s := range spans {
		if s.Of != "" {
			p.lives(fn, u, []Span{s}, l.Unit, l.Off)
		}
	}
	p.judge(in.Pos(), u, spans, l.Unit, nil)
}

func keyUse(what string) Use {
	return Use{What: what, Fix: "store the key with the session's lifetime", Span: true, None: NoTTL}
}

// forever reports whether the span is the one that means so.
func (l Life) forever() bool { return off(l.Off, l.Span) }

// livesOf returns what a call's arguments decide about lifetimes. Behind an
// interface it is what any of the methods in sight says, or what the package
// that declares the interface knows of its own.
func (p *Package) livesOf(call *ssa.CallCommon) []Life {
	if f := p.Func(call); f != nil {
		return f.Lives
	}
	if !call.IsInvoke() || call.Method.Pkg() == nil {
		return nil
	}
	iface, ok := call.Value.Type().Underlying().(*types.Interface)
	if !ok || p.cat.Covered(call.Method.Pkg().Path()) {
		return nil
	}
	r := p.behind(iface, call.Method)
	if call.Method.Pkg() != p.pass.Pkg {
		if f := p.of(call.Method); f != nil {
			r = joinLives(r, f.Lives)
		}
	}
	return r
}

// behind joins what is known of the methods that an interface's method may
// run. Only keys are followed through interfaces.
func (p *Package) behind(iface *types.Interface, method *types.Func) []Life {
	var r []Life
	for _, m := range p.implementing(iface, method) {
		if f := p.of(m); f != nil {
			r = joinLives(r, f.Lives)
		}
	}
	return r
}

func joinLives(a, b []Life) []Life {
	for _, l := range b {
		if l.Key > 0 && !slices.Contains(a, l) && len(a) < maxSpans {
			a = append(a[:len(a):len(a)], l)
		}
	}
	return a
}

// exportInterfaces says of the package's own interfaces what the package's
// types do behind them: who imports it may not see the types.
func (p *Package) exportInterfaces() {
	scope := p.pass.Pkg.Scope()
	for _, name := range scope.Names() {
		tn, ok := scope.Lookup(name).(*types.TypeName)
		if !ok || !tn.Exported() || tn.IsAlias() {
			continue
		}
		iface, ok := tn.Type().Underlying().(*types.Interface)
		if n, named := tn.Type().(*types.Named); !ok || !named || n.TypeParams() != nil {
			continue
		}
		for m := range iface.ExplicitMethods() {
			if lives := p.behind(iface, m); len(lives) > 0 && m.Exported() {
				p.pass.ExportObjectFact(m, &Func{Lives: lives})
			}
		}
	}
}
