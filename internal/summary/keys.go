package summary

import (
	"slices"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/sessionlint/sessionlint/internal/ir"
	"github.com/sessionlint/sessionlint/internal/lexicon"
	"github.com/sessionlint/sessionlint/internal/trace"
)

// A KeyAsk is a key that is a setting without a default that the package
// knows: whoever sees the default answers it.
type KeyAsk struct {
	Key  string
	What string
	At   trace.Step
}

// Context are the marks of a sink's value and of where it is kept.
func (s *Package) Context(k Sink, a trace.Alt) []trace.Mark {
	ms := slices.Concat(a.Marks, k.Marks)
	if st, ok := k.In.(*ssa.Store); ok {
		switch to := st.Addr.(type) {
		case *ssa.FieldAddr:
			ms = append(ms, trace.NewMark(trace.FromField, ir.FieldName(to)))
		case *ssa.Global:
			ms = append(ms, trace.NewMark(trace.FromVar, to.String()))
		}
	}
	return ms
}

// ConstantKey returns the constant that an alternative of a key is, or is
// hashed from, unless it is refused or replaced somewhere.
func (s *Package) ConstantKey(k Sink, a trace.Alt) (string, bool) {
	if a.Told || a.Unknown || a.Random() || len(a.Weak)+len(a.Params) > 0 {
		return "", false
	}
	text := a.Const
	if !a.IsConst {
		if n := a.Named(trace.FromConst); len(n) > 0 {
			text = n[0]
		}
	}
	if text == "" || s.Refused(k.Value, s.Context(k, a), text) || a.IsConst && k.In != nil && trace.Excluded(k.Value, text, k.In.Block()) {
		return "", false
	}
	return text, true
}

// ToldElsewhere reports whether what is read here is kept in a field or
// variable of which an imported package knows that it is a key, and judges it
// as strictly: that its library takes an empty one, or not.
func (s *Package) ToldElsewhere(a trace.Alt, empty string) bool {
	for _, m := range a.Marks {
		if u, kept := s.ends.kept[string(m)]; kept && !s.ends.own[string(m)] && (a.IsConst || (Sink{As: u.As, API: u.API}).Entry().Attr("empty") == empty) {
			return true
		}
	}
	return false
}

// constantKeys are the constants that become keys in this package.
func (s *Package) constantKeys() map[string]bool {
	r := map[string]bool{}
	for _, fn := range s.IR.Funcs {
		for _, k := range s.Sinks(fn) {
			if k.As != "key" {
				continue
			}
			for _, a := range s.Tracer.Of(k.Value) {
				if text, ok := s.ConstantKey(k, a); ok {
					r[text] = true
				}
			}
		}
	}
	return r
}

// told marks the constants that are reported in this package, so that those
// that get them from it need not report them again.
func told(v trace.Value, keys map[string]bool) trace.Value {
	if len(keys) == 0 {
		return v
	}
	v = slices.Clone(v)
	for i, a := range v {
		if n := a.Named(trace.FromConst); a.IsConst && keys[a.Const] || len(n) > 0 && keys[n[0]] {
			v[i].Told = true
		}
	}
	return v
}

// keyAsks are the package's keys that are settings whose default it does not
// know.
func (s *Package) keyAsks() []KeyAsk {
	var r []KeyAsk
	for _, fn := range s.IR.Funcs {
		for _, k := range s.Sinks(fn) {
			if k.As != "key" {
				continue
			}
			for _, a := range s.Tracer.Of(k.Value) {
				ms := s.Context(k, a)
				key := settingKey(ms)
				if _, known := s.TextDefault(ms); key != "" && !known && a.Unknown {
					r = append(r, KeyAsk{key, k.What, s.place(k)})
				}
			}
		}
	}
	return tidy(r, func(a KeyAsk) string { return a.Key + a.At.String() })
}

// An Answer is a default that this package gives to a setting that is a key.
type Answer struct {
	Sink Sink
	Text TextDefault
	Ask  KeyAsk
}

// Answers returns the keys of imported packages that this package gives a
// default, unless that is refused.
func (s *Package) Answers() []Answer {
	var r []Answer
	done := map[string]bool{}
	for _, st := range imported(s.pass) {
		for _, ask := range st.KeyAsks {
			k, own := s.texts.at[ask.Key]
			d := s.texts.known[ask.Key]
			if !own || done[ask.Key] || s.refusedSetting(ask.Key, d.Text) {
				continue
			}
			done[ask.Key] = true
			r = append(r, Answer{k, d, ask})
		}
	}
	return r
}

func (s *Package) refusedSetting(key, text string) bool {
	for c := range s.checks.known {
		m := trace.Mark(c.Mark)
		if m.Kind() == trace.FromConfig && settingKey([]trace.Mark{m}) == key && (c.Text == text || c.Any) {
			return true
		}
	}
	return false
}

// EmptyKey reports whether v is an empty text: "", a nil slice, a variable
// that nothing is ever stored to.
func (s *Package) EmptyKey(v ssa.Value) bool {
	v = Bare(v)
	switch x := v.(type) {
	case *ssa.Const:
		return isText(x.Type()) && isZeroText(x)
	case *ssa.UnOp:
		return isText(x.Type()) && s.neverSet(x.X)
	}
	return false
}

func isZeroText(c *ssa.Const) bool {
	text, ok := ir.ConstText(c)
	return c.Value == nil || ok && text == ""
}

// neverSet reports whether the variable at the address is only ever read.
func (s *Package) neverSet(addr ssa.Value) bool {
	switch a := addr.(type) {
	case *ssa.Alloc:
		return onlyRead(a)
	case *ssa.FreeVar:
		if b := s.Tracer.Binding(a); b != nil {
			return s.neverSet(b)
		}
	case *ssa.Global:
		if a.Pkg != s.IR.SSA || a.Object() == nil || a.Object().Exported() || s.Tracer.FileOf(a) != "" {
			return false
		}
		return s.onlyReadGlobal(a)
	}
	return false
}

func onlyRead(v ssa.Value) bool {
	if v.Referrers() == nil {
		return false
	}
	for _, ref := range *v.Referrers() {
		switch ref := ref.(type) {
		case *ssa.UnOp, *ssa.DebugRef:
		case *ssa.MakeClosure:
			for i, b := range ref.Bindings {
				if b == v && !onlyRead(ref.Fn.(*ssa.Function).FreeVars[i]) {
					return false
				}
			}
		default:
			return false
		}
	}
	return true
}

func (s *Package) onlyReadGlobal(g *ssa.Global) bool {
	for _, fn := range s.IR.Funcs {
		for _, b := range fn.Blocks {
			for _, in := range b.Instrs {
				if _, read := in.(*ssa.UnOp); read {
					continue
				}
				for _, op := range in.Operands(nil) {
					if *op == g {
						return false
					}
				}
			}
		}
	}
	return true
}

// A Test says what of a setting is refused.
type Test int

// The tests.
const (
	Untested Test = iota // not even an empty one
	NotEmpty             // an empty one, but none that is short
	Tested
)

// Setting returns the environment variable or setting that an alternative of
// a key is, "" if it is none, and what of it is refused.
func (s *Package) Setting(k Sink, a trace.Alt) (trace.Mark, Test) {
	if !a.Unknown || len(a.Params) > 0 {
		return "", Tested
	}
	ms := s.Context(k, a)
	var from trace.Mark
	for _, m := range a.Marks {
		switch m.Kind() {
		case trace.FromEnv, trace.FromConfig:
			if m.Name() != "" && lexicon.MayBeKey(m.Name()) {
				from = m
			}
		case trace.FromField, trace.FromVar, trace.Checked, trace.Measured:
		case trace.FromOuter: // of the object whose field it is
			if !a.Has(trace.FromField) {
				return "", Tested
			}
		default:
			return "", Tested
		}
	}
	checked := func(m trace.Mark) bool { return m.Kind() == trace.Checked }
	switch {
	case from == "" || s.Measured(k.Value, ms):
		return from, Tested
	case slices.ContainsFunc(ms, checked) || s.Refused(k.Value, ms, ""):
		return from, NotEmpty
	}
	return from, Untested
}

// PublicKey returns the setting that an alternative of a key is made of, if
// that is nothing secret: the application's name.
func (s *Package) PublicKey(k Sink, a trace.Alt) (trace.Mark, bool) {
	if !a.Unknown || len(a.Params) > 0 || a.Random() {
		return "", false
	}
	var from trace.Mark
	for _, m := range a.Marks {
		name := m.Name()
		switch m.Kind() {
		case trace.FromEnv, trace.FromConfig, trace.FromFlag:
			if !lexicon.Public(name) {
				return "", false
			}
			from = m
		case trace.FromField, trace.FromVar:
			if lexicon.MayBeKey(name[strings.LastIndex(name, ".")+1:]) {
				return "", false
			}
		default:
			return "", false
		}
	}
	return from, from != ""
}

// EmbeddedKey returns the file of the program's source that an alternative of
// a key is read from, unless its name says that it is the public half.
func (s *Package) EmbeddedKey(a trace.Alt) (string, bool) {
	files := a.Named(trace.FromEmbed)
	if len(files) != 1 || len(a.Params) > 0 || a.Random() || a.Has(trace.Sealed) {
		return "", false
	}
	for _, m := range a.Marks {
		if (m.Kind() == trace.FromVar || m.Kind() == trace.FromField) && lexicon.PublicHalf(word(m.Name())) {
			return "", false
		}
		switch m.Kind() {
		case trace.FromEmbed, trace.FromVar, trace.FromField, trace.Hashed:
		default: // taken out of it by something else
			return "", false
		}
	}
	return files[0], !lexicon.PublicHalf(files[0]) && !strings.HasSuffix(files[0], ".crt")
}

// maxFlaws bounds what is told of one function.
const maxFlaws = 2

// ownFlaws are the keys that others know and that a dependency's function
// uses, itself or in what it calls: its callers cannot repair them, but they
// should know.
func (s *Package) ownFlaws(fn *ssa.Function) []trace.Use {
	if r, ok := s.flaws[fn]; ok {
		return r
	}
	s.flaws[fn] = nil
	var r []trace.Use
	add := func(u trace.Use) {
		if len(r) < maxFlaws && !slices.ContainsFunc(r, func(o trace.Use) bool { return o.At == u.At }) {
			r = append(r, u)
		}
	}
	for _, k := range s.Sinks(fn) {
		if k.As != "key" || k.At.Line > 0 || !s.signs(k) {
			continue
		}
		if k.Entry().Attr("empty") == "accepted" && s.EmptyKey(k.Value) {
			if ret, ok := k.In.(*ssa.Return); !ok || !returnsError(ret) {
				add(trace.Use{Param: -1, As: "empty-key", What: k.What, At: s.Tracer.Step(k.Pos, "used here")})
			}
		}
		for _, a := range s.Tracer.Of(k.Value) {
			if _, ok := s.ConstantKey(k, a); ok {
				add(trace.Use{Param: -1, As: "constant-key", What: k.What, At: s.Tracer.Step(k.Pos, "used here")})
			}
		}
	}
	for _, c := range fn.AnonFuncs {
		for _, u := range s.ownFlaws(c) {
			add(u)
		}
	}
	for _, b := range fn.Blocks {
		for _, in := range b.Instrs {
			if call, ok := in.(ssa.CallInstruction); ok {
				for _, u := range s.callFlaws(call.Common()) {
					add(u)
				}
			}
		}
	}
	s.flaws[fn] = r
	return r
}

// callFlaws are the flaws of the called function.
func (s *Package) callFlaws(call *ssa.CallCommon) []trace.Use {
	f := call.StaticCallee()
	switch {
	case f == nil:
		return nil
	case f.Blocks != nil:
		return s.ownFlaws(f)
	}
	if sum := s.Tracer.Callee(call); sum != nil {
		return sum.Flaws
	}
	return nil
}

// Flaws returns the calls in fn of dependencies' functions that use keys that
// others know. Their Value is nil.
func (s *Package) Flaws(fn *ssa.Function) []Sink {
	var r []Sink
	for _, b := range fn.Blocks {
		for _, in := range b.Instrs {
			call, ok := in.(ssa.CallInstruction)
			if !ok || call.Common().StaticCallee() == nil || call.Common().StaticCallee().Blocks != nil {
				continue
			}
			for _, u := range s.callFlaws(call.Common()) {
				r = append(r, Sink{Pos: in.Pos(), As: u.As, What: u.What, In: in, At: u.At, API: ir.FuncName(call.Common().StaticCallee())})
			}
		}
	}
	return r
}

// signs reports whether a key signs or encrypts for clients of the web, as far
// as the package says: a protocol of another kind has MACs and ciphers too.
func (s *Package) signs(k Sink) bool {
	if !strings.HasPrefix(k.API, "crypto/") {
		return true
	}
	for _, imp := range s.IR.SSA.Pkg.Imports() {
		if imp.Path() == "net/http" {
			return true
		}
	}
	return false
}
