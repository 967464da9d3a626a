package summary

import (
	"cmp"
	"slices"
	"sort"
	"strconv"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/sessionlint/sessionlint/internal/lexicon"
	"github.com/sessionlint/sessionlint/internal/trace"
)

// ends are where the functions' parameters, fields and variables end.
type ends struct {
	sinks map[*ssa.Function][]Sink
	busy  map[*ssa.Function]bool
	kept  map[string]trace.Use // fields and variables, by their marks
	own   map[string]bool      // of kept: found in this package
}

const (
	maxEnds   = 24 // of one function
	maxRounds = 4  // a key that goes from field to field to field
)

// noEnds is the table before anything is known.
func noEnds() ends {
	return ends{kept: map[string]trace.Use{}, own: map[string]bool{}, sinks: map[*ssa.Function][]Sink{}, busy: map[*ssa.Function]bool{}}
}

// findEnds computes the sinks of all functions. A field that is read into a
// sink is a sink itself, so that it takes rounds.
func (s *Package) findEnds() {
	s.ends = noEnds()
	if s.IR.Dependency && s.Client() {
		return // what it signs with is for the service that it speaks to
	}
	for _, st := range imported(s.pass) {
		for _, k := range st.Ends {
			s.ends.kept[k.Name] = k.Use
		}
	}
	for range maxRounds {
		s.ends.sinks, s.ends.busy = map[*ssa.Function][]Sink{}, map[*ssa.Function]bool{}
		more := false
		for _, fn := range s.IR.Funcs {
			for _, k := range s.Sinks(fn) {
				if (k.As == "key" || k.As == "persist") && s.keepsEnd(k) {
					more = true
				}
			}
		}
		if !more {
			return
		}
	}
}

// keepsEnd notes the fields and variables that a sink's value is read from,
// and reports whether one is new.
func (s *Package) keepsEnd(k Sink) (more bool) {
	for _, m := range s.Tracer.Of(k.Value).Marks() {
		if m.Kind() != trace.FromField && m.Kind() != trace.FromVar {
			continue
		}
		if _, known := s.ends.kept[string(m)]; known || k.As == "persist" && !keepsToken(k, m) || k.As == "key" && s.onlyPart(k, m) {
			continue
		}
		s.ends.kept[string(m)] = trace.Use{As: k.As, What: k.What, API: k.API, At: s.place(k), Marks: k.Marks, Label: stored(k)}
		s.ends.own[string(m)] = true
		more = true
	}
	return more
}

// keepsToken reports whether the field or variable that is read into a row
// keeps a token there: by its name, or as what the row is found by if the row's
// own name says so.
func keepsToken(k Sink, m trace.Mark) bool {
	name := word(m.Name())
	return lexicon.Keepable(name) || lexicon.PlainKey(k.Label) && lexicon.PlainKey(name)
}

// onlyPart reports whether the field or variable holds a constant that goes
// into a key beside other things, and is no key by its name: a version, a label.
func (s *Package) onlyPart(k Sink, m trace.Mark) bool {
	held := s.Tracer.Kept(m)
	if m.OfKey() || len(held) == 0 || slices.ContainsFunc(held, func(a trace.Alt) bool { return !a.IsConst || a.Const == "" }) {
		return false
	}
	return !slices.ContainsFunc(s.Tracer.Of(k.Value), func(a trace.Alt) bool {
		whole := a.Const
		if names := a.Named(trace.FromConst); !a.IsConst && len(names) > 0 {
			whole = names[0]
		}
		return slices.ContainsFunc(held, func(part trace.Alt) bool { return strings.HasPrefix(part.Const, whole) && whole != "" })
	})
}

// stored is the label of what is stored, or compared, which goes with it to
// where it comes from.
func stored(k Sink) string {
	if k.As == "persist" || k.As == "cache" || k.As == comparedAs || k.As == inSession && strings.HasPrefix(k.Label, "$") {
		return k.Label
	}
	return ""
}

// place is where the sink is, here or in a called function.
func (s *Package) place(k Sink) trace.Step {
	if k.At.Line > 0 {
		return k.At
	}
	return s.Tracer.Step(k.Pos, "used here")
}

// endsOf returns where the called function's parameters end.
func (s *Package) endsOf(call *ssa.CallCommon) []trace.Use {
	var r []trace.Use
	for _, f := range s.Tracer.Targets(call) {
		r = append(r, s.Ends(f)...)
	}
	if len(r) > 0 {
		return r
	}
	if f := s.Tracer.Callee(call); f != nil {
		return f.Ends
	}
	return nil
}

// Ends returns where the function's parameters end, in it or in the
// closures that it makes.
func (s *Package) Ends(fn *ssa.Function) []trace.Use {
	if o := fn.Origin(); o != nil {
		fn = o
	}
	var r []trace.Use
	add := func(k Sink, p trace.Param, marks []trace.Mark) {
		if near[k.As] {
			return
		}
		var given ssa.Value // where the value is what replaced it
		if p.Index < len(fn.Params) {
			given = fn.Params[p.Index]
		}
		kept := s.Context(k, trace.Alt{Marks: marks}) // also tested where it is kept
		if s.Refused(k.Value, kept, "") || s.Refused(given, nil, "") {
			marks = append(slices.Clone(marks), trace.Checked)
		}
		if s.Measured(k.Value, kept) {
			marks = append(slices.Clone(marks), trace.Measured)
		}
		u := trace.Use{Param: p.Index, As: k.As, What: k.What, API: k.API, At: s.place(k), Marks: passed(k.Marks, marks), Label: stored(k), From: p.From, Of: p.As}
		if k.Index == 0 {
			u.From += k.use.From
			u.Of = cmp.Or(u.Of, k.use.Of)
		}
		same := slices.IndexFunc(r, func(o trace.Use) bool {
			return o.Param == u.Param && o.As == u.As && o.API == u.API && (o.Of == u.Of || o.Of == "" && o.From <= u.From)
		})
		switch {
		case same >= 0:
			r[same].From = min(r[same].From, u.From)
		case len(r) < maxEnds:
			r = append(r, u)
		}
	}
	for _, k := range s.Sinks(fn) {
		if s.settled(fn, k) {
			continue
		}
		for _, a := range s.Tracer.Of(k.Value) {
			for _, p := range a.Params {
				add(k, p, a.Marks)
			}
		}
	}
	var inner func(*ssa.Function)
	inner = func(f *ssa.Function) {
		for _, c := range f.AnonFuncs {
			for _, k := range s.Sinks(c) {
				if s.settled(fn, k) {
					continue
				}
				for _, a := range s.Tracer.Of(k.Value) {
					for i := range fn.Params {
						if slices.Contains(a.Marks, trace.Outer(fn, i)) {
							add(k, trace.Param{Index: i}, a.Marks)
						}
					}
				}
			}
			inner(c)
		}
	}
	inner(fn)
	sort.SliceStable(r, func(i, j int) bool { return r[i].Param < r[j].Param })
	return r
}

// passed joins the marks that say what a value went through.
func passed(through, value []trace.Mark) []trace.Mark {
	r := slices.Clone(through)
	for _, m := range value {
		switch m.Kind() {
		case trace.Hashed, trace.Sealed, trace.Signed, trace.Checked, trace.Measured, trace.Cut:
			if !slices.Contains(r, m) {
				r = append(r, m)
			}
		}
	}
	slices.Sort(r)
	return r
}

// A KeptEnd is a field or variable by its mark with the sink that it ends in.
type KeptEnd struct {
	Name string
	Use  trace.Use
}

// keptEnds are the package's own fields and variables that end in a sink.
func (s *Package) keptEnds() []KeptEnd {
	var r []KeptEnd
	for name := range s.ends.own {
		r = append(r, KeptEnd{name, s.ends.kept[name]})
	}
	return tidy(r, func(k KeptEnd) string { return k.Name + strconv.Itoa(k.Use.At.Line) })
}
