package effect

import (
	"go/token"
	"go/types"
	"maps"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/sessionlint/sessionlint/internal/catalog"
	"github.com/sessionlint/sessionlint/internal/ir"
	"github.com/sessionlint/sessionlint/internal/lexicon"
	"github.com/sessionlint/sessionlint/internal/names"
	"github.com/sessionlint/sessionlint/internal/origin"
	"github.com/sessionlint/sessionlint/internal/sqltext"
	"github.com/sessionlint/sessionlint/internal/trace"
)

// A Look is a store that a function looks a parameter up in. Whoever passes
// what the client presents as its session learns from it where sessions are
// kept.
type Look struct {
	Param int    // counts the receiver
	Label string // "table visits", "key web:", "map byID"; or see behindLabel
}

// maxLooks bounds how many a function has.
const maxLooks = 8

// findLooks finds the look-ups of the package's own functions, through those
// that they call.
func (s *Package) findLooks() {
	s.looks, s.asked = map[*ssa.Function][]Look{}, map[string]bool{}
	for range 4 {
		changed := false
		for _, fn := range s.IR.Funcs {
			for _, b := range fn.Blocks {
				for _, in := range b.Instrs {
					for _, l := range s.lookUps(fn, in) {
						for _, p := range s.paramsOf(l.by) {
							changed = s.looksUp(fn, Look{p, l.label}) || changed
						}
						for f := fn.Parent(); f != nil; f = f.Parent() { // db.View(func(tx) { tx.Get(key) })
							for _, p := range s.outerOf(f, l.by) {
								changed = s.looksUp(f, Look{p, l.label}) || changed
							}
						}
					}
				}
			}
		}
		if !changed {
			return
		}
	}
}

// looksUp notes a function's look-up, and reports whether it is new.
func (s *Package) looksUp(fn *ssa.Function, look Look) bool {
	s.asked[look.Label] = true
	if slices.Contains(s.looks[fn], look) || len(s.looks[fn]) >= maxLooks {
		return false
	}
	s.looks[fn] = append(s.looks[fn], look)
	return true
}

// outerOf are the parameters of a function that a value in a literal inside it
// is made of.
func (s *Package) outerOf(fn *ssa.Function, v ssa.Value) []int {
	var r []int
	for i := range fn.Params {
		if slices.Contains(s.Values.Tracer.Of(v).Marks(), trace.Outer(fn, i)) {
			r = append(r, i)
		}
	}
	return r
}

// A lookUp is a store that an instruction looks something up in.
type lookUp struct {
	label string
	by    ssa.Value
}

// lookUps are those of one instruction whose stores have names that do not say
// what they keep.
func (s *Package) lookUps(fn *ssa.Function, in ssa.Instruction) []lookUp {
	switch in := in.(type) {
	case *ssa.Lookup:
		if kept(in.X) && mayHold(in.X.Type()) {
			return []lookUp{{"map " + s.names.Of(in.X), in.Index}}
		}
	case *ssa.Call:
		r := s.throughCall(&in.Call)
		c := s.collect(fn, &Function{})
		labels := c.readLabels(&in.Call)
		if len(labels) == 0 {
			return r
		}
		for _, a := range conditions(&in.Call) {
			for _, label := range labels {
				r = append(r, lookUp{label, a})
			}
		}
		return r
	}
	return nil
}

// throughCall are the look-ups of the functions that a call may run.
func (s *Package) throughCall(call *ssa.CallCommon) []lookUp {
	if _, ok := call.Value.(*ssa.Builtin); ok {
		return nil
	}
	var r []lookUp
	ts, known := s.targets(call)
	if !known && call.IsInvoke() {
		return unseen(call.Method, call)
	}
	for _, t := range ts {
		looks := s.looks[t.fn]
		if t.fn == nil {
			if f := s.fact(t.obj); f != nil {
				looks = f.Looks
			}
		}
		r = append(r, at(call, looks)...)
	}
	return r
}

// behind begins the label of what an interface's method looks up of which nobody
// in sight knows where: "behind (app.Visits).Find 2", with the parameter that is
// looked up. Whoever sees the implementations knows, see learnBehind.
const behind = "behind "

// unseen are the look-ups of an interface's method without implementations in
// sight.
func unseen(m *types.Func, call *ssa.CallCommon) []lookUp {
	switch lexicon.VerbOf(m.Name()) {
	case lexicon.End, lexicon.Change, lexicon.Create:
		return nil
	}
	if m.Signature().Results().Len() == 0 || m.Pkg() == nil || origin.Std(m.Pkg().Path()) || catalog.Default().Covered(m.Pkg().Path()) {
		return nil
	}
	var r []lookUp
	for i, a := range call.Args {
		if isText(a.Type()) {
			r = append(r, lookUp{behind + m.FullName() + " " + strconv.Itoa(i+1), a})
		}
	}
	return r
}

// learnBehind notes where sessions are looked up by the methods behind interfaces
// that packages below ask with what a client presents.
func (s *Package) learnBehind() {
	for range 4 {
		before := len(s.learned)
		for _, l := range slices.Sorted(maps.Keys(s.learned)) {
			strength := ""
			if rest, ok := strings.CutPrefix(l, sure); ok {
				strength, l = sure, rest
			}
			method, ok := strings.CutPrefix(l, behind)
			if !ok {
				continue
			}
			method, number, _ := strings.Cut(method, " ")
			param, _ := strconv.Atoi(number)
			for _, look := range s.looksBehind(method) {
				if look.Param == param {
					s.note(strength + look.Label)
				}
			}
		}
		if len(s.learned) == before {
			return
		}
	}
}

// looksBehind are the look-ups of the methods that may implement an interface's.
func (s *Package) looksBehind(method string) []Look {
	own, others := s.Dispatch.Behind(method)
	var r []Look
	for _, fn := range own {
		r = append(r, s.looks[fn]...)
	}
	for _, obj := range others {
		if f := s.fact(obj); f != nil {
			r = append(r, f.Looks...)
		}
	}
	return r
}

// selected are the tables that statements select from.
func selected(texts []string) []string {
	var r []string
	for _, text := range texts {
		for _, st := range sqltext.Statements(text) {
			if st.Verb == "select" {
				r = append(r, st.Table)
			}
		}
	}
	return r
}

// unclear reports whether a store's name does not say what it keeps.
func (s *Package) unclear(name string) bool {
	n := s.Noun(name)
	return n == lexicon.NoNoun || n == lexicon.LoggedIn || n == lexicon.Session && lexicon.NotRecord(name)
}

// puts adds that something is stored where somebody looks it up by a text, which
// may be a session's.
func (c *collector) puts(label string, pos token.Pos) {
	if c.s.asked[label] {
		c.add(Put, label, pos, false)
	}
}

// at are look-ups by the arguments of a call.
func at(call *ssa.CallCommon, looks []Look) []lookUp {
	var r []lookUp
	for _, l := range looks {
		if a := trace.Argument(call, l.Param); a != nil {
			r = append(r, lookUp{l.Label, a})
		}
	}
	return r
}

// readLabels are the tables and keys that a call of a library reads.
func (c *collector) readLabels(call *ssa.CallCommon) []string {
	var r []string
	for _, a := range names.Arguments(call.Args) {
		for _, table := range selected(c.s.names.Texts(a)) {
			if c.s.unclear(table) {
				r = append(r, "table "+table)
			}
		}
	}
	verb := lexicon.VerbOf(names.Call(call))
	if v := c.persisted(call); v != lexicon.NoVerb {
		verb = v
	}
	pkg := names.Package(call)
	if verb != lexicon.Read || pkg == nil || !catalog.Default().Mentions(pkg.Path()) {
		return r
	}
	if pkg.Path() == "sync" { // a sync.Map
		if name := c.s.names.Of(receiver(call)); name != "" && c.s.unclear(name) {
			r = append(r, "store "+name)
		}
		return r
	}
	command := c.command(call)
	for _, sub := range c.subject(call) {
		if sub.kind == "key" && (strings.ContainsAny(sub.text, " =?") || sub.text == command) {
			continue // a condition
		}
		if (sub.kind == "type" && !lexicon.ClaimsType(sub.text) || sub.kind == "key" && len(sub.text) > 1) && c.s.unclear(sub.text) {
			r = append(r, sub.kind+" "+sub.text)
		}
	}
	return r
}

// conditions are the texts that a call and the chain of calls before it are
// given, also in the fields of a record: db.Where("token = ?", t).First(&x),
// db.Where(&Device{Secret: t}).First(&x).
func conditions(call *ssa.CallCommon) []ssa.Value {
	var r []ssa.Value
	for range 6 {
		for _, a := range names.Arguments(call.Args) {
			if isText(a.Type()) {
				r = append(r, a)
				continue
			}
			if x, ok := a.(*ssa.Alloc); ok {
				r = append(r, fieldTexts(x)...)
			}
		}
		if call = link(call); call == nil {
			break
		}
	}
	return r
}

// fieldTexts are the texts that a record gets in its fields where it is made.
func fieldTexts(a *ssa.Alloc) []ssa.Value {
	var r []ssa.Value
	for _, ref := range *a.Referrers() {
		f, ok := ref.(*ssa.FieldAddr)
		if !ok {
			continue
		}
		ir.StoredAt(f, func(v ssa.Value) {
			if isText(v.Type()) {
				r = append(r, v)
			}
		})
	}
	return r
}

// paramsOf are the parameters of its function that a value is made of.
func (s *Package) paramsOf(v ssa.Value) []int {
	var r []int
	for _, a := range s.Values.Tracer.Of(v) {
		for _, p := range a.Params {
			r = append(r, p.Index)
		}
	}
	slices.Sort(r)
	return slices.Compact(r)
}
