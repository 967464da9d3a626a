package summary

import (
	"fmt"
	"go/token"
	"math"
	"slices"
	"sort"
	"strconv"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/sessionlint/sessionlint/internal/catalog"
	"github.com/sessionlint/sessionlint/internal/ir"
	"github.com/sessionlint/sessionlint/internal/lexicon"
	"github.com/sessionlint/sessionlint/internal/trace"
)

// The numbers of random bits that a secret needs. 128 is OWASP ASVS 5.0's
// 7.2.3 and 11.5.1; 64 the floor of the OWASP session cheat sheet and of NIST
// SP 800-63B, and enough for what lives for one exchange.
const (
	EnoughBits = 128
	FloorBits  = 64

	leastDrawn = 40 // what is less is no random part of a value
)

// A Weakness is a secret that can be predicted or guessed.
type Weakness struct {
	Use
	Origin   *trace.Origin // the predictable source, nil for one that is too short
	Bits     float64       // random bits, for one that is too short
	Way      []trace.Step  // the way of the value from its source
	Fallback bool          // the weak value stands in for a strong source that failed
	Constant bool
	Ignored  bool // nobody looks at the error of the source that fills it
	key      string
}

// Weaknesses returns what is weak in fn, one for each source and call: where
// a value becomes several secrets, the one with the best evidence.
func (s *Package) Weaknesses(fn *ssa.Function, enough float64) []Weakness {
	best := map[string]Weakness{}
	for _, u := range s.Uses(fn) {
		for _, a := range u.Value {
			w, ok := s.judge(u, a, enough)
			if !ok {
				continue
			}
			if old, ok := best[w.key]; !ok || w.Rank < old.Rank || w.Rank == old.Rank && w.Pos < old.Pos {
				best[w.key] = w
			}
			break
		}
	}
	var r []Weakness
	for _, w := range best {
		r = append(r, w)
	}
	r = append(r, s.fallbacks(fn)...)
	r = append(r, s.seeds(fn)...)
	r = append(r, s.ignored(fn)...)
	sort.Slice(r, func(i, j int) bool { return r[i].Pos < r[j].Pos })
	return r
}

// All returns the package's weaknesses, each once: what flows on from a
// reported place, through a field or a return, is the same weakness.
func (s *Package) All(enough float64) []Weakness {
	var all []Weakness
	for _, fn := range s.IR.Funcs {
		Guard(s.pass, func() { all = append(all, s.Weaknesses(fn, enough)...) })
	}
	all = append(all, s.answered(enough)...)
	all = append(all, s.decided(enough)...)
	var r []Weakness
next:
	for i, w := range all {
		if !w.Fallback {
			for j, o := range all {
				if i == j || o.Fallback || !leads(o, w) {
					continue
				}
				same := len(o.Way) == len(w.Way)
				if !same || o.Rank < w.Rank || o.Rank == w.Rank && (o.Pos < w.Pos || o.Pos == w.Pos && j < i) {
					continue next
				}
			}
		}
		r = append(r, w)
	}
	sort.SliceStable(r, func(i, j int) bool { return r[i].Pos < r[j].Pos })
	return r
}

// kind is what is wrong with the source.
func (w Weakness) kind() string {
	if w.Origin == nil {
		return "short"
	}
	return w.Origin.Kind
}

// leads reports whether the way of b starts with the way of a.
func leads(a, b Weakness) bool {
	return a.kind() == b.kind() && startsWith(b.Way, a.Way)
}

func startsWith(way, start []trace.Step) bool {
	return len(start) > 0 && len(start) <= len(way) && slices.Equal(way[:len(start)], start)
}

// judge says whether one alternative of a value is too weak for its use.
func (s *Package) judge(u Use, a trace.Alt, enough float64) (Weakness, bool) {
	w := Weakness{Use: u}
	if d, ok := s.settings.defaults[a.Setting]; ok && a.Setting != "" {
		w.What += " (its length is the setting " + quote(a.Setting) + ", by default " + strconv.Itoa(d) + ")"
		a.Bits, a.PerLen, a.Setting = a.Bits+a.PerLen*float64(d), 0, ""
	}
	if a.Told || a.Unknown && !guessed(a) || len(a.Params) > 0 && u.Rank != ByResult {
		return w, false
	}
	fresh := a.Endless || a.PerLen > 0 || a.Bits >= FloorBits
	if a.Stale {
		if a.Keyed {
			return w, false
		}
		fresh = false
	}
	if a.Bits >= leastDrawn && a.Bits+0.5 < enough && len(a.Weak) > 0 && !fresh && !a.Stale {
		a.Weak = nil // the clock beside them adds little: there are too few of them
	}
	switch {
	case len(a.Weak) > 0 && !fresh:
		if len(a.Params) > 0 && !a.Keyed {
			return w, false
		}
		w.Origin, w.Way = &a.Weak[0], a.Weak[0].Path
		w.key = fmt.Sprint(w.Origin.Kind, w.Way)
		return w, true
	case (a.Guess || guessed(a)) && !a.Has(trace.MAC) && a.Keyed && a.Bits == 0 && !a.Endless && a.PerLen == 0 && len(a.Params) == 0 && len(a.Weak) == 0 && !a.Stale:
		w.Origin = &trace.Origin{Kind: "a hash of data that others know"}
		w.key = fmt.Sprint("guess", u.Expr)
		return w, true
	case len(a.Params) > 0 || len(a.Weak) > 0 || a.Endless || a.PerLen > 0 || a.Stale:
		return w, false
	case a.Bits > 0 && u.Class != lexicon.Code && !a.Digits:
		need := enough
		if u.Class == lexicon.State {
			need = math.Min(need, FloorBits)
		}
		if a.Bits+0.5 >= need || accepted(a.Accept, u.Class) {
			return w, false
		}
		w.Bits, w.Way = a.Bits, a.Way
		w.key = fmt.Sprint("short", u.Expr)
		return w, true
	}
	return w, false
}

// guessed reports whether all that is unknown of an alternative is what others
// know too, hashed: the client's address and the time.
func guessed(a trace.Alt) bool {
	return a.Public && a.Keyed && a.Bits == 0 && !a.Endless && a.PerLen == 0
}

func accepted(accept string, c lexicon.Class) bool {
	for _, x := range strings.Split(accept, ",") {
		if x == className(c) && x != "" {
			return true
		}
	}
	return false
}

// tells reports whether a weakness in fn covers what fn returns, so that its
// callers need not be reported again.
func (s *Package) tells(fn *ssa.Function) bool {
	if s.busy[fn] {
		return false
	}
	sum := s.Tracer.Summary(fn)
	if sum == nil || !saysWeak(sum.Results) {
		return false
	}
	for _, w := range s.Weaknesses(fn, EnoughBits) {
		if w.Fallback {
			continue
		}
		for _, v := range sum.Results {
			for _, a := range v {
				if w.Origin == nil && startsWith(a.Way, w.Way) {
					return true
				}
				for _, o := range a.Weak {
					if w.Origin != nil && o.Kind == w.Origin.Kind && startsWith(o.Path, w.Way) {
						return true
					}
				}
			}
		}
	}
	return false
}

func saysWeak(results []trace.Value) bool {
	for _, v := range results {
		for _, a := range v {
			if a.Says() && !a.Told {
				return true
			}
		}
	}
	return false
}

// fallback reports whether the value that ret returns stands in for a strong
// source that failed.
func (s *Package) fallback(fn *ssa.Function, ret *ssa.Return, v ssa.Value) bool {
	if !isText(v.Type()) {
		return false
	}
	if !s.afterFailure(ret.Block()) {
		return false
	}
	for _, a := range s.Tracer.Of(v) {
		if len(a.Weak) > 0 || a.IsConst && a.Const != "" {
			return true
		}
	}
	return false
}

// fallbacks are the weak stand-ins in fn.
func (s *Package) fallbacks(fn *ssa.Function) []Weakness {
	var r []Weakness
	note := func(pos token.Pos, v ssa.Value) {
		for _, a := range s.Tracer.Of(v) {
			if a.Unknown || a.Told {
				continue
			}
			w := Weakness{Use: Use{Pos: pos, Class: lexicon.Token, What: "what " + fn.Name() + " returns", Rank: ByResult, Value: s.Tracer.Of(v)}, Fallback: true}
			if len(a.Weak) > 0 {
				w.Origin, w.Way = &a.Weak[0], a.Weak[0].Path
			} else if a.IsConst && a.Const != "" {
				w.Constant = true
			} else {
				continue
			}
			r = append(r, w)
			return
		}
	}
	for _, b := range fn.Blocks {
		ret, ok := b.Instrs[len(b.Instrs)-1].(*ssa.Return)
		if !ok {
			continue
		}
		for _, v := range ret.Results {
			if !isText(v.Type()) {
				continue
			}
			if c, ok := v.(*ssa.Const); ok && (c.Value == nil || returnsError(ret)) {
				continue
			}
			if s.afterFailure(b) {
				note(ret.Pos(), v)
				continue
			}
			if phi, ok := v.(*ssa.Phi); ok {
				for i, e := range phi.Edges {
					if s.afterFailure(phi.Block().Preds[i]) {
						note(ret.Pos(), e)
					}
				}
			}
		}
	}
	return r
}

func returnsError(ret *ssa.Return) bool {
	for _, v := range ret.Results {
		if ir.IsError(v.Type()) {
			c, ok := v.(*ssa.Const)
			return !ok || !c.IsNil()
		}
	}
	return false
}

// afterFailure reports whether the block only runs when a source of
// randomness has returned an error.
func (s *Package) afterFailure(b *ssa.BasicBlock) bool {
	for d := b; d.Idom() != nil; d = d.Idom() {
		up := d.Idom()
		cond, ok := up.Instrs[len(up.Instrs)-1].(*ssa.If)
		if !ok || len(d.Preds) != 1 {
			continue
		}
		cmp, ok := cond.Cond.(*ssa.BinOp)
		if !ok || !ir.IsError(cmp.X.Type()) {
			continue
		}
		failed := up.Succs[0]
		if cmp.Op == token.EQL {
			failed = up.Succs[1]
		}
		ex, ok := cmp.X.(*ssa.Extract)
		if d != failed || !ok {
			continue
		}
		if c, ok := ex.Tuple.(*ssa.Call); ok && s.drawsRandom(c) {
			return true
		}
	}
	return false
}

// drawsRandom reports whether the call asks a strong source.
func (s *Package) drawsRandom(c *ssa.Call) bool {
	for _, e := range s.Tracer.Lookup(&c.Call) {
		switch e.Role {
		case catalog.Strong, catalog.FillStrong:
			return true
		case catalog.FillReader:
			if len(c.Call.Args) > 0 {
				for _, a := range s.Tracer.Of(c.Call.Args[0]) {
					return a.Random()
				}
			}
		}
	}
	f := s.Tracer.Callee(&c.Call)
	if f == nil {
		return false
	}
	for _, v := range f.Results {
		for _, a := range v {
			if a.Random() && !a.Unknown {
				return true
			}
		}
	}
	for _, fill := range f.Fills {
		for _, a := range fill.Value {
			if a.Random() && !a.Unknown {
				return true
			}
		}
	}
	return false
}
