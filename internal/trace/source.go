package trace

import (
	"cmp"
	"go/types"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/sessionlint/sessionlint/internal/catalog"
	"github.com/sessionlint/sessionlint/internal/ir"
	"github.com/sessionlint/sessionlint/internal/lexicon"
	"github.com/sessionlint/sessionlint/internal/origin"
)

// source is the result of a call whose meaning the catalog tells with
// mark=: request input, a setting, a signed token.
func (t *Tracer) source(c ssa.CallInstruction, e *catalog.Entry, arg func(int) ssa.Value) Value {
	var from []Mark
	if e.Attr("from") != "" {
		if a := arg(e.Int("from", 0)); a != nil {
			from = carried(t.Of(a))
		}
	}
	if made := t.madeOf(e, arg); made != nil {
		if marks := carried(t.Of(made)); !slices.ContainsFunc(marks, Mark.FromRequest) {
			return Value{{Unknown: true, Marks: union(marks, []Mark{Decoded})}}
		}
	}
	marks := t.marksOf(e, from, arg)
	v := Value{{Unknown: true, Public: allPublic(marks), Marks: marks}}
	if d := e.Attr("default"); d != "" {
		if a := arg(e.Int("default", 1)); a != nil {
			if e.Attr("mark") == FromFlag { // the default is a constant of its own
				v = nil
			}
			other := t.Of(a).marked(FromDefault)
			if e.Attr("mark") == FromFlag {
				other = other.marked(NewMark(FromFlag, t.textOf(arg(e.Int("name", 0)))))
			}
			v = either(v, other.step(t.Step(c.Pos(), "the default of this setting")))
		}
	}
	return v
}

// allPublic reports whether marks are those of input that others know too.
func allPublic(ms []Mark) bool {
	return len(ms) > 0 && !slices.ContainsFunc(ms, func(m Mark) bool {
		switch m.Kind() {
		case FromAddress:
			return false
		case FromHeader, FromForm, FromQuery, FromPath, FromBody:
			return !lexicon.Guessable(m.Name())
		}
		return true
	})
}

// madeOf is the text from which the argument of= was made by one of the
// functions made=, or nil.
func (t *Tracer) madeOf(e *catalog.Entry, arg func(int) ssa.Value) ssa.Value {
	if e.Attr("of") == "" {
		return nil
	}
	x, ok := arg(e.Int("of", 0)).(*ssa.Extract)
	if !ok {
		return nil
	}
	call, ok := x.Tuple.(*ssa.Call)
	if !ok || len(call.Call.Args) == 0 || !slices.Contains(strings.Split(e.Attr("made"), ","), ir.Callee(&call.Call)) {
		return nil
	}
	return call.Call.Args[0]
}

// marksOf are the marks that the entry gives. What is taken out of something
// that has been marked is of that kind: a header of a response is no input.
func (t *Tracer) marksOf(e *catalog.Entry, from []Mark, arg func(int) ssa.Value) []Mark {
	name := e.Attr("named")
	if e.Attr("name") != "" {
		name = t.NameOf(arg(e.Int("name", 0)))
	}
	if len(from) == 0 {
		return []Mark{NewMark(e.Attr("mark"), name)}
	}
	var r []Mark
	for _, m := range from {
		if m.Name() == "" {
			m = NewMark(m.Kind(), name)
		}
		r = union(r, []Mark{m})
	}
	if e.Attr("mark") == Decoded {
		r = union(r, []Mark{Decoded})
	}
	return r
}

// NameOf is the constant text of a value, or "$" and the number of the
// parameter that gives it.
func (t *Tracer) NameOf(v ssa.Value) string {
	if p, ok := v.(*ssa.Parameter); ok {
		return "$" + strconv.Itoa(slices.Index(p.Parent().Params, p))
	}
	return t.textOf(v)
}

// NamedHere puts a call's arguments in place of the parameters that name
// marks.
func (t *Tracer) NamedHere(ms []Mark, call *ssa.CallCommon) []Mark {
	var r []Mark
	for _, m := range ms {
		if n, ok := strings.CutPrefix(m.Name(), "$"); ok {
			i, err := strconv.Atoi(n)
			if arg := Argument(call, i); err == nil && arg != nil {
				m = NewMark(m.Kind(), t.NameOf(arg))
			}
		}
		r = union(r, []Mark{m})
	}
	return r
}

// textOf is the constant text of a value, or "".
func (t *Tracer) textOf(v ssa.Value) string {
	if v == nil {
		return ""
	}
	if s, ok := TextOf(v); ok {
		return s
	}
	if v := t.Of(v); len(v) == 1 && v[0].IsConst {
		return v[0].Const
	}
	return ""
}

// fieldMarks are the marks of a field read off an object: what the catalog
// or the field's tag say, the field's own name, and what marks the object.
func (t *Tracer) fieldMarks(name string, object ssa.Value, tag string) []Mark {
	var r []Mark
	for _, e := range t.cat.Lookup(name) {
		if e.Role == catalog.Source {
			r = union(r, []Mark{NewMark(e.Attr("mark"), e.Attr("named"))})
		}
	}
	if len(r) > 0 {
		return r
	}
	if !standardField(name) {
		r = []Mark{NewMark(FromField, name)}
	}
	r = union(r, tagMarks(tag))
	switch object.(type) {
	case *ssa.Alloc, *ssa.Call, *ssa.Extract, *ssa.TypeAssert, *ssa.Phi, *ssa.UnOp, *ssa.FieldAddr, *ssa.Field, *ssa.Global:
		r = union(r, others(carried(t.Of(object)), r))
	}
	return r
}

// others are the marks of an object that its field has too: not the name of the
// setting that it is, where the field is one of its own.
func others(object, field []Mark) []Mark {
	named := slices.ContainsFunc(field, func(m Mark) bool { return m.Kind() == FromConfig })
	return slices.DeleteFunc(object, func(m Mark) bool { return named && m.Kind() == FromConfig })
}

// requestTags are the struct tags that say where a field's value is read from.
var requestTags = []struct{ key, kind string }{
	{"env", FromEnv}, {"envconfig", FromEnv}, {"mapstructure", FromConfig}, {"koanf", FromConfig}, {"ini", FromConfig},
	{"form", FromForm}, {"query", FromQuery}, {"header", FromHeader}, {"uri", FromPath}, {"param", FromPath}, {"cookie", FromCookie},
}

func tagMarks(tag string) []Mark {
	var r []Mark
	for _, k := range []string{"validate", "binding", "env", "envconfig", "required", "env-required"} {
		if v, ok := reflect.StructTag(tag).Lookup(k); ok && requires(k, v) {
			r = union(r, []Mark{Checked})
			if measures(v) {
				r = union(r, []Mark{Measured})
			}
		}
	}
	for _, k := range requestTags {
		if n, ok := reflect.StructTag(tag).Lookup(k.key); ok {
			n, _, _ = strings.Cut(n, ",")
			r = union(r, []Mark{NewMark(k.kind, n)})
		}
	}
	return r
}

// requires reports whether a tag says that the field must not be empty.
func requires(key, value string) bool {
	if strings.HasSuffix(key, "required") {
		return value == "true"
	}
	for _, w := range strings.Split(value, ",") {
		for _, p := range []string{"required", "notEmpty", "min=", "gte=", "gt=", "len="} {
			if strings.HasPrefix(w, p) {
				return true
			}
		}
	}
	return false
}

// measures reports whether a tag of a validator bounds the field's length.
func measures(value string) bool {
	for _, w := range strings.Split(value, ",") {
		for _, p := range []string{"min=", "gte=", "gt=", "len=", "eq="} {
			if n, ok := strings.CutPrefix(w, p); ok && n != "0" && n != "1" {
				return true
			}
		}
	}
	return false
}

// tagDefault is the value that a field has by its tag unless it is
// configured.
func (t *Tracer) tagDefault(f *types.Var, tag string) Value {
	b, ok := f.Type().Underlying().(*types.Basic)
	if !ok || b.Info()&types.IsString == 0 {
		return nil
	}
	st := reflect.StructTag(tag)
	d := cmp.Or(catalog.TagDefault(st), catalog.TagOptionDefault(st))
	if d == "" {
		return nil
	}
	return Value{{IsConst: true, Const: d, Marks: []Mark{FromDefault}, Way: []Step{t.Step(f.Pos(), "the default in the tag of field "+f.Name())}}}
}

// structField returns the field and its tag.
func structField(ty types.Type, i int) (*types.Var, string) {
	if p, ok := ty.Underlying().(*types.Pointer); ok {
		ty = p.Elem()
	}
	s, ok := ty.Underlying().(*types.Struct)
	if !ok || i >= s.NumFields() {
		return nil, ""
	}
	return s.Field(i), s.Tag(i)
}

// standardField reports whether the field is one of the standard library's
// types, of which everybody makes something else.
func standardField(name string) bool {
	first, _, _ := strings.Cut(name, "/")
	return origin.Std(strings.SplitN(first, ".", 2)[0])
}

// kept adds the way of a constant into a field or variable.
func (t *Tracer) kept(s *ssa.Store, what string) Value {
	v := t.reaching(s.Val, s.Block())
	if !slices.ContainsFunc(v, func(a Alt) bool { return a.IsConst || a.Has(FromConst) }) {
		return v
	}
	step := t.Step(s.Pos(), "kept in "+what)
	return v.each(func(a Alt) Alt {
		if s.Pos().IsValid() && (a.IsConst || a.Has(FromConst)) {
			a.Way = further(a.Way, step)
		}
		return a
	})
}
