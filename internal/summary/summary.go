// Package summary computes what each function does with secrets, and exports
// it as facts so that rules see through calls into other packages.
package summary

import (
	"fmt"
	"go/types"
	"maps"
	"reflect"
	"slices"
	"sort"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/ssa"

	"github.com/sessionlint/sessionlint/internal/catalog"
	"github.com/sessionlint/sessionlint/internal/dispatch"
	"github.com/sessionlint/sessionlint/internal/hidden"
	"github.com/sessionlint/sessionlint/internal/ir"
	"github.com/sessionlint/sessionlint/internal/lexicon"
	"github.com/sessionlint/sessionlint/internal/trace"
)

// Analyzer computes the summaries. Its result is a *Package, or nil where the
// package's code is not analysed.
var Analyzer = &analysis.Analyzer{
	Name:       "sessionsummary",
	Doc:        "summarize what functions do with session ids, tokens and keys",
	Run:        run,
	Requires:   []*analysis.Analyzer{ir.Analyzer, hidden.Analyzer},
	ResultType: reflect.TypeFor[*Package](),
	FactTypes:  []analysis.Fact{new(Function), new(Storage)},
}

// Function is the fact "the function's results, parameters and effects are
// these".
type Function struct{ trace.Func }

// AFact marks Function as a fact.
func (*Function) AFact() {}

func (f *Function) String() string {
	return fmt.Sprintf("results %d, fills %d, sinks %d", len(f.Results), len(f.Fills), len(f.Sinks))
}

// Storage is the fact "the package stores these values to these fields and
// variables".
type Storage struct {
	Fields   []Stored
	Globals  []Stored
	Defaults []Default
	Asks     []Ask
	Settings []Stored  // by their marks: constants that may be keys, and what is read from a setting
	Ends     []KeptEnd // fields and variables that end in a sink
	Checks   []Check
	Texts    []TextDefault
	KeyAsks  []KeyAsk
	Cookies  []string                 // that are sessions', as their values are looked up
	Handed   []Handed                 // tokens whose end isn't known
	Bridged  []string                 // those of which it is, and has been told
	Hidden   hidden.Facts[trace.Func] // of methods that others run through an interface only
}

// A Stored is a field or variable by full name with what lands in it.
type Stored struct {
	Name  string
	Value trace.Value
}

// AFact marks Storage as a fact.
func (*Storage) AFact() {}

func (s *Storage) String() string {
	return fmt.Sprintf("fields %d, variables %d", len(s.Fields), len(s.Globals))
}

// A Package is the result of the analyzer: the package's code, a tracer over
// it, and the places where its values become secrets.
type Package struct {
	IR     *ir.Package
	Tracer *trace.Tracer
	pass   *analysis.Pass
	uses   map[*ssa.Function][]Use
	busy   map[*ssa.Function]bool
	vars   map[*ssa.Function][]named

	bridges  []Bridge
	settings settings
	ends     ends
	checks   checks
	texts    texts
	looked   lookups
	client   *bool // see Client
	despite  map[*ssa.Function][]int
	flaws    map[*ssa.Function][]trace.Use
	helpers  []*trace.Func // see elsewhere
}

func run(pass *analysis.Pass) (any, error) {
	p, _ := pass.ResultOf[ir.Analyzer].(*ir.Package)
	if p == nil {
		return (*Package)(nil), nil
	}
	s := &Package{IR: p, pass: pass, uses: map[*ssa.Function][]Use{}, busy: map[*ssa.Function]bool{}, flaws: map[*ssa.Function][]trace.Use{}, despite: map[*ssa.Function][]int{}}
	s.ends = noEnds() // checks are looked for first, and ask what ends where
	s.Tracer = trace.New(pass.Fset, p, catalog.Default(), outside(pass))
	s.Tracer.Embedded(pass.Files)
	s.Tracer.Tells = s.tells
	s.Tracer.Fallback = s.fallback
	s.vars = s.namedVariables()
	s.settings = s.readSettings()
	if !Guard(pass, func() { s.findLookups(); s.findChecks(); s.findEnds(); s.readTexts(); s.export() }) {
		return (*Package)(nil), nil
	}
	return s, nil
}

// says reports whether any result tells of random or predictable bits.
func says(results []trace.Value) bool {
	for _, v := range results {
		for _, a := range v {
			if a.Says() && !a.Unknown {
				return true
			}
		}
	}
	return false
}

// export turns the summaries into facts.
func (s *Package) export() {
	keys := s.constantKeys()
	var unguarded []string
	var st Storage
	behind := s.pass.ResultOf[hidden.Analyzer].(*hidden.Package)
	if !s.IR.Dependency {
		unguarded = s.unguarded()
	}
	for _, fn := range s.IR.Funcs {
		obj, ok := fn.Object().(*types.Func)
		if !ok || obj.Pkg() != s.pass.Pkg {
			continue
		}
		sum := s.Tracer.Summary(fn)
		if sum == nil {
			continue
		}
		f := *sum
		f.Sinks = s.paramSinks(fn)
		f.Ends = s.Ends(fn)
		if s.IR.Dependency {
			f.Flaws = s.ownFlaws(fn)
		}
		f.Despite = s.Despite(fn)
		if !s.IR.Dependency {
			f.Proves, f.Asked, f.Headers = s.Proves(fn), s.requested(fn), s.overwrites(fn)
			f.Nonceless, f.Unguarded = s.nonceless(fn), unguarded
		}
		f.Looked = s.looked.params[fn]
		f.Tells = s.tells(fn)
		f.Results = slices.Clone(f.Results)
		for i, v := range f.Results {
			f.Results[i] = told(v.Exported(), keys)
		}
		if s.IR.Dependency && len(f.Sinks)+len(f.Ends)+len(f.Fills)+len(f.Flaws) == 0 && !says(f.Results) {
			continue
		}
		if !f.Empty() {
			s.pass.ExportObjectFact(obj, &Function{f})
			if behind.Behind(obj) {
				st.Hidden = append(st.Hidden, hidden.Fact[trace.Func]{Func: obj.FullName(), Is: f})
			}
		}
	}
	keep := func(to *[]Stored) func(string, trace.Value, types.Type) {
		return func(name string, v trace.Value, _ types.Type) {
			for _, a := range v {
				if a.Unknown || len(v) == 0 || !a.Says() {
					return
				}
			}
			// A field with a telling name is reported where it is stored to.
			if fieldClass(name) != lexicon.None {
				v = append(trace.Value(nil), v...)
				for i := range v {
					v[i].Told = true
				}
			}
			*to = append(*to, Stored{name, v})
		}
	}
	s.Tracer.FieldValues(keep(&st.Fields))
	s.Tracer.GlobalValues(keep(&st.Globals))
	s.Tracer.FieldValues(s.keepSetting(&st.Settings, trace.FromField, keys))
	s.Tracer.GlobalValues(s.keepSetting(&st.Settings, trace.FromVar, keys))
	st.Defaults, st.Asks, st.Ends, st.Checks, st.Texts, st.KeyAsks = s.settings.own, s.asks(), s.keptEnds(), s.checks.own, s.texts.own, s.keyAsks()
	st.Handed = s.handed()
	st.Cookies = slices.Sorted(maps.Keys(s.looked.cookies))
	s.findBridges(&st)
	st.inherit(imported(s.pass))
	if len(st.Fields)+len(st.Globals)+len(st.Defaults)+len(st.Asks)+len(st.Settings)+len(st.Ends)+len(st.Checks)+len(st.Texts)+len(st.KeyAsks)+len(st.Handed)+len(st.Hidden)+len(st.Cookies) == 0 {
		return
	}
	s.pass.ExportPackageFact(&st)
}

// keepSetting notes what fields or variables hold that a key may be made of:
// a constant or a setting, in bytes, under a telling name or in a sink. Others
// are not worth a fact.
func (s *Package) keepSetting(to *[]Stored, kind string, keys map[string]bool) func(string, trace.Value, types.Type) {
	return func(name string, v trace.Value, ty types.Type) {
		mark := trace.NewMark(kind, name)
		_, ends := s.ends.kept[string(mark)]
		bytes := isText(ty) && !ir.IsString(ty)
		worth := kind == trace.FromField && allSigned(v) // a token, whatever the field is called
		v = slices.Clone(v)
		for i, a := range v {
			constant := a.IsConst && a.Const != "" || a.Has(trace.FromConst)
			worth = worth || (constant || slices.ContainsFunc(a.Marks, trace.Mark.IsSetting)) && (ends || bytes || mark.OfKey())
			if len(a.Const) > maxConst {
				v[i].Const = a.Const[:maxConst]
			}
		}
		if worth {
			*to = append(*to, Stored{string(mark), told(v.Exported(), keys)})
		}
	}
}

// allSigned reports whether a value is a signed token, whichever way it comes
// about.
func allSigned(v trace.Value) bool {
	return len(v) > 0 && !slices.ContainsFunc(v, func(a trace.Alt) bool { return !a.Has(trace.Signed) || a.Has(trace.Hashed) || a.Has(trace.Sealed) })
}

// maxConst bounds the constants in facts. No shorter key is cut.
const maxConst = 64

// imported returns the Storage facts of the direct imports in order of their
// paths. A fact repeats what its package inherited: drivers don't agree on
// whether facts of indirect imports can be seen.
func imported(pass *analysis.Pass) []*Storage {
	imports := slices.Clone(pass.Pkg.Imports())
	sort.Slice(imports, func(i, j int) bool { return imports[i].Path() < imports[j].Path() })
	var r []*Storage
	for _, p := range imports {
		st := new(Storage)
		if pass.ImportPackageFact(p, st) {
			r = append(r, st)
		}
	}
	return r
}

// maxInherited bounds what a package repeats of each list.
const maxInherited = 300

// inherit adds what the imports' facts say.
func (st *Storage) inherit(from []*Storage) {
	for _, f := range from {
		st.Fields = append(st.Fields, f.Fields...)
		st.Globals = append(st.Globals, f.Globals...)
		st.Defaults = append(st.Defaults, f.Defaults...)
		st.Asks = append(st.Asks, f.Asks...)
		st.Settings = append(st.Settings, f.Settings...)
		st.Ends = append(st.Ends, f.Ends...)
		st.Checks = append(st.Checks, f.Checks...)
		st.Texts = append(st.Texts, f.Texts...)
		st.KeyAsks = append(st.KeyAsks, f.KeyAsks...)
		st.Handed = append(st.Handed, f.Handed...)
		st.Hidden = append(st.Hidden, f.Hidden...)
	}
	st.Hidden = st.Hidden.Tidy()
	st.Fields = tidy(st.Fields, func(x Stored) string { return x.Name + " " + x.Value.String() })
	st.Globals = tidy(st.Globals, func(x Stored) string { return x.Name + " " + x.Value.String() })
	st.Defaults = tidy(st.Defaults, func(x Default) string { return x.Key })
	st.Settings = tidy(st.Settings, func(x Stored) string { return x.Name + " " + x.Value.String() })
	st.Ends = tidy(st.Ends, func(x KeptEnd) string { return x.Name + x.Use.At.String() })
	st.Checks = tidy(st.Checks, func(c Check) string { return fmt.Sprint(c) })
	st.KeyAsks = tidy(st.KeyAsks, func(a KeyAsk) string { return a.Key + a.At.String() })
	st.Handed = tidy(st.Handed, Handed.key)
	st.Bridged = tidy(st.Bridged, func(key string) string { return key })
	st.Texts = tidy(st.Texts, func(d TextDefault) string { return d.Key + " " + d.Text })
	st.Asks = tidy(st.Asks, func(x Ask) string { return x.Key + x.At.String() })
}

// tidy sorts a list by its elements' keys and drops repetitions.
func tidy[T any](list []T, key func(T) string) []T {
	sort.SliceStable(list, func(i, j int) bool { return key(list[i]) < key(list[j]) })
	list = slices.CompactFunc(list, func(a, b T) bool { return key(a) == key(b) })
	return list[:min(len(list), maxInherited)]
}

// knowledge answers the tracer's questions from facts.
type knowledge struct {
	pass     *analysis.Pass
	fields   map[string]trace.Value
	globals  map[string]trace.Value
	dispatch *dispatch.Table
	hidden   hidden.Facts[trace.Func]
}

func outside(pass *analysis.Pass) *knowledge {
	k := &knowledge{pass: pass, fields: map[string]trace.Value{}, globals: map[string]trace.Value{}}
	k.dispatch = dispatch.New(pass, nil, pass.ResultOf[hidden.Analyzer].(*hidden.Package), func(analysis.Fact) bool { return true })
	for _, st := range imported(pass) {
		k.hidden = append(k.hidden, st.Hidden...)
		for _, x := range st.Fields {
			k.fields[x.Name] = append(k.fields[x.Name], x.Value...)
		}
		for _, x := range st.Globals {
			k.globals[x.Name] = append(k.globals[x.Name], x.Value...)
		}
		for _, x := range st.Settings {
			m := trace.Mark(x.Name)
			if m.Kind() == trace.FromField {
				k.fields[m.Name()] = append(k.fields[m.Name()], x.Value...)
			} else {
				k.globals[m.Name()] = append(k.globals[m.Name()], x.Value...)
			}
		}
	}
	k.hidden = k.hidden.Tidy()
	return k
}

func (k *knowledge) Func(obj *types.Func) *trace.Func {
	var f Function
	if obj.Pkg() != nil && k.pass.ImportObjectFact(obj.Origin(), &f) {
		return &f.Func
	}
	return k.hidden.Of(obj)
}

func (k *knowledge) Field(name string) trace.Value { return k.fields[name] }

func (k *knowledge) Global(name string) trace.Value { return k.globals[name] }

func (k *knowledge) Methods(m *types.Func) []*types.Func {
	_, others := k.dispatch.Implementations(m)
	return others
}
