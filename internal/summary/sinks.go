package summary

import (
	"go/token"
	"go/types"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/sessionlint/sessionlint/internal/catalog"
	"github.com/sessionlint/sessionlint/internal/ir"
	"github.com/sessionlint/sessionlint/internal/trace"
)

// A Sink is a value that ends in one of the catalog's sinks, here or in a
// function that is called here.
type Sink struct {
	Pos   token.Pos
	As    string // the catalog's as=, or "default" for a setting's, which Marks names
	What  string // "argument of jwt.Token.SignedString", "field Key"
	API   string // the catalog's full name, to ask it for more
	Value ssa.Value
	Index int    // of the value in a list
	Label string // of the field or entry of what is stored or signed
	In    ssa.Instruction

	// Of a sink in a called function: the name of its parameter, the sink's
	// place, and the marks of what the value goes through on the way.
	Param string
	At    trace.Step
	Marks []trace.Mark

	use trace.Use // of the called function's parameter

	entry *catalog.Entry
}

// Entry is what the catalog says of the sink, never nil.
func (k Sink) Entry() *catalog.Entry {
	if k.entry != nil {
		return k.entry
	}
	if e := catalog.Default().Has(k.API, catalog.SessionBind); e != nil && k.As == inSession {
		return e
	}
	for _, role := range []catalog.Role{catalog.Sink, catalog.KeyFunc} {
		for _, e := range catalog.Default().Lookup(k.API) {
			if e.Role == role && e.Attr("as") == k.As {
				return e
			}
		}
	}
	return &catalog.Entry{Name: k.API, Role: catalog.Sink}
}

// Sinks returns the values in fn that end in a sink.
func (s *Package) Sinks(fn *ssa.Function) []Sink {
	if r, ok := s.ends.sinks[fn]; ok {
		return r
	}
	if s.ends.busy[fn] {
		return nil
	}
	s.ends.busy[fn] = true
	defer delete(s.ends.busy, fn)
	var r []Sink
	add := func(k Sink) {
		if k.As == "persist" || k.As == "payload" || k.As == "cache" {
			if fields := holding(k); len(fields) > 0 {
				r = append(r, fields...)
				return
			}
		}
		for i, v := range elements(k.Value) {
			if shown[k.As] && !printable(v) || v != k.Value && !k.use.Takes(i, v) {
				continue
			}
			k.Value, k.Index = v, i
			r = append(r, k)
		}
	}
	answers := s.answers(fn)
	for _, b := range fn.Blocks {
		for _, in := range b.Instrs {
			switch in := in.(type) {
			case *ssa.Store:
				s.storeSink(in, add)
			case *ssa.MapUpdate:
				sessionEntry(in, add)
			case *ssa.BinOp:
				compared(in, add)
			case ssa.CallInstruction:
				s.callSinks(in, add)
			case *ssa.Return:
				if answers != nil && len(in.Results) == 2 {
					add(Sink{Pos: in.Pos(), As: answers.Attr("as"), What: "what the key function returns", API: answers.Name, Value: in.Results[0], In: in})
				}
			}
		}
	}
	s.ends.sinks[fn] = r
	return r
}

// answers returns the catalog's line on functions of fn's type that answer
// with a key, or nil.
func (s *Package) answers(fn *ssa.Function) *catalog.Entry {
	sig := fn.Signature
	if sig.Recv() != nil && fn.Parent() != nil || sig.Params().Len() != 1 || sig.Results().Len() != 2 || !ir.IsError(sig.Results().At(1).Type()) {
		return nil
	}
	if i, ok := sig.Results().At(0).Type().Underlying().(*types.Interface); !ok || i.NumMethods() > 0 {
		return nil
	}
	p, ok := types.Unalias(sig.Params().At(0).Type()).(*types.Pointer)
	if !ok {
		return nil
	}
	n, ok := types.Unalias(p.Elem()).(*types.Named)
	if !ok || n.Obj().Pkg() == nil {
		return nil
	}
	return catalog.Default().Has(n.Obj().Pkg().Path()+"."+n.Obj().Name(), catalog.KeyFunc)
}

func (s *Package) storeSink(in *ssa.Store, add func(Sink)) {
	var name string
	var mark trace.Mark
	switch a := in.Addr.(type) {
	case *ssa.FieldAddr:
		name = ir.FieldName(a)
		mark = trace.NewMark(trace.FromField, name)
		s.hookSink(in, a, add)
		if s.inErrorText(a) {
			add(Sink{Pos: in.Pos(), As: "error", What: "field " + shortField(name), API: name, Value: in.Val, In: in})
		}
		for _, e := range catalog.Default().Lookup(name) {
			switch {
			case e.Role == catalog.Sink:
				add(Sink{Pos: in.Pos(), As: e.Attr("as"), What: "field " + shortField(name), API: e.Name, Value: in.Val, In: in})
			case e.Role == catalog.ConfigDefault:
				s.fieldDefault(in, a, e, add)
			case e.Role == catalog.CookieField && e.Attr("attr") == "value":
				add(Sink{Pos: in.Pos(), As: "cookie", What: "field " + shortField(name), API: e.Name, Value: in.Val, In: in})
			}
		}
	case *ssa.Global:
		name = a.String()
		mark = trace.NewMark(trace.FromVar, name)
	default:
		return
	}
	if u, ok := s.ends.kept[string(mark)]; ok {
		what := "field "
		if mark.Kind() == trace.FromVar {
			what = "variable "
		}
		add(Sink{Pos: in.Pos(), As: u.As, What: what + shortField(name) + ", " + u.What, API: u.API, Value: in.Val, In: in, At: u.At, Marks: u.Marks, Label: u.Label})
	}
}

// shortField is the field's type and name without the package's path.
func shortField(name string) string {
	return name[strings.LastIndex(name, "/")+1:]
}

func (s *Package) callSinks(in ssa.CallInstruction, add func(Sink)) {
	call := in.Common()
	if _, ok := call.Value.(*ssa.Builtin); ok {
		return
	}
	first := 0
	if !call.IsInvoke() && call.Signature().Recv() != nil {
		first = 1
	}
	arg := func(i int) ssa.Value {
		if i < 0 || first+i >= len(call.Args) {
			return nil
		}
		return call.Args[first+i]
	}
	put := func(e *catalog.Entry, as, what string, v ssa.Value) {
		if v != nil {
			add(Sink{Pos: in.Pos(), As: as, What: what, API: e.Name, Value: v, In: in, entry: e})
		}
	}
	s.byHand(in, add)
	entries := s.Tracer.Lookup(call)
	for _, e := range entries {
		what := "argument of " + shortCallee(e.Name)
		switch e.Role {
		case catalog.Sink:
			if e.Attr("arg") == "all" {
				for _, a := range call.Args[min(first, len(call.Args)):] {
					put(e, e.Attr("as"), what, a)
				}
				continue
			}
			if e.Attr("as") == comparedAs {
				if v, other := arg(e.Int("arg", 0)), arg(1-e.Int("arg", 0)); v != nil && other != nil && comparable(v) && comparable(other) {
					add(Sink{Pos: in.Pos(), As: comparedAs, What: shortCallee(e.Name), API: e.Name, Value: v, Label: fieldRead(other), In: in, entry: e})
				}
				continue
			}
			put(e, s.sinkName(in, e.Attr("as")), what, arg(e.Int("arg", 0)))
		case catalog.JWTPeek:
			if e.Attr("unless") == "" || !Given(call, strings.Split(e.Attr("unless"), ",")) {
				put(e, string(catalog.JWTPeek), what, tokenOf(e, call, arg))
			}
		case catalog.ConfigDefault:
			s.defaults(in, e, arg, add)
		case catalog.Source:
			if e.Attr("into") != "" && e.Attr("default") != "" {
				s.defaultInto(arg(e.Int("into", 0)), Sink{Pos: in.Pos(), What: what, API: e.Name, Value: arg(e.Int("default", 1)), In: in}, add)
			}
		case catalog.JWTParse, catalog.Verify:
			switch {
			case e.Role == catalog.JWTParse && Unsigned(call):
				put(e, string(catalog.JWTPeek), what, tokenOf(e, call, arg))
			case e.Role == catalog.JWTParse || e.Attr("token") != "":
				put(e, string(catalog.JWTParse), what, tokenOf(e, call, arg))
			}
			if e.Attr("token") != "" {
				put(e, "presented", what, arg(e.Int("token", 0)))
			}
		case catalog.JWTIssue:
			if e.Attr("claims") != "" {
				put(e, "payload", what, arg(e.Int("claims", 0)))
			}
		case catalog.Persist:
			store := func(w kept, as string) {
				if valuer(w.value) {
					return
				}
				add(Sink{Pos: in.Pos(), As: as, What: w.what, API: e.Name, Value: w.value, Label: w.name, In: in, entry: e})
			}
			as := "persist"
			if e.Attr("disk") == "" && (e.Attr("key") != "" || e.Attr("command") != "") {
				as = "cache"
			}
			if k := s.storedKey(e, call, arg); k != nil {
				store(*k, as)
			}
			for _, w := range s.written(e, arg) {
				store(w, as)
			}
		case catalog.SessionBind:
			if name := keyName(arg(e.Int("key", -1))); name != "" && e.Attr("value") != "" {
				add(Sink{Pos: in.Pos(), As: inSession, What: what, API: e.Name, Value: arg(e.Int("value", 0)), Label: name, In: in, entry: e})
			}
		case catalog.CookieWrite:
			if e.Attr("value") != "" {
				put(e, "cookie", what, arg(e.Int("value", 1)))
			}
		case catalog.HeaderSet:
			n, _ := ir.ConstText(arg(e.Int("name", 0)))
			put(e, "header", "header "+strings.ToLower(n), arg(e.Int("value", 1)))
		}
	}
	if len(entries) > 0 {
		return
	}
	s.ownSQL(in, add)
	for _, u := range s.endsOf(call) {
		if a := trace.Argument(call, u.Param); a != nil && !(u.As == "persist" && u.Label == "" && isText(ir.Unconverted(a).Type())) {
			add(Sink{Pos: in.Pos(), As: s.sinkName(in, u.As), What: u.What, API: u.API, Value: a, In: in, Param: paramName(call, u.Param), At: u.At, Marks: s.Tracer.NamedHere(u.Marks, call), Label: s.labelHere(u.Label, call), use: u})
		}
	}
}
