package summary

import (
	"go/types"

	"golang.org/x/tools/go/ssa"

	"github.com/sessionlint/sessionlint/internal/catalog"
	"github.com/sessionlint/sessionlint/internal/ir"
	"github.com/sessionlint/sessionlint/internal/trace"
)

// defaultOf is the sink of a setting's default. Its mark names the setting.
const defaultOf = "default"

// defaults adds the defaults that a call gives: to the setting key=, or to
// each that the map map= names.
func (s *Package) defaults(in ssa.CallInstruction, e *catalog.Entry, arg func(int) ssa.Value, add func(Sink)) {
	one := func(key string, v ssa.Value) {
		add(Sink{Pos: in.Pos(), As: defaultOf, What: "argument of " + shortCallee(e.Name), API: e.Name, Value: v, In: in,
			Marks: []trace.Mark{trace.NewMark(trace.FromConfig, key)}})
	}
	if e.Attr("map") != "" {
		s.inMap(arg(e.Int("map", 0)), "", one)
		return
	}
	key, v := arg(e.Int("key", 0)), arg(e.Int("value", 1))
	if v == nil {
		return
	}
	if m := ranged(key, v); m != nil {
		s.inMap(m, "", one)
		return
	}
	if s.inList(key, v, one) {
		return
	}
	if name := s.Tracer.NameOf(key); !s.inMap(v, name+".", one) {
		one(name, v)
	}
}

// ranged is the map of which a loop gives the key and the value, or nil.
func ranged(key, v ssa.Value) ssa.Value {
	k, ok1 := Bare(key).(*ssa.Extract)
	e, ok2 := Bare(v).(*ssa.Extract)
	if !ok1 || !ok2 || k.Tuple != e.Tuple || k.Index != 1 || e.Index != 2 {
		return nil
	}
	next, ok := k.Tuple.(*ssa.Next)
	if !ok {
		return nil
	}
	r, ok := next.Iter.(*ssa.Range)
	if !ok {
		return nil
	}
	return r.X
}

// inMap hands out what is put into a map that is made here or kept in a variable
// of the package, by the names that settings in maps in it have, and reports
// whether v is such a map.
func (s *Package) inMap(v ssa.Value, above string, each func(key string, v ssa.Value)) bool {
	if v == nil {
		return false
	}
	m, ok := s.Tracer.Made(v).(*ssa.MakeMap)
	if !ok {
		return false
	}
	for _, ref := range *m.Referrers() {
		u, ok := ref.(*ssa.MapUpdate)
		if !ok || u.Map != m {
			continue
		}
		if key, ok := trace.TextOf(u.Key); ok && !s.inMap(u.Value, above+key+".", each) {
			each(above+key, u.Value)
		}
	}
	return true
}

// fieldDefault adds the default of a setting that a struct describes: its name
// stands in the field key=, and into= is a pointer to where it is written too.
func (s *Package) fieldDefault(in *ssa.Store, f *ssa.FieldAddr, e *catalog.Entry, add func(Sink)) {
	k := Sink{Pos: in.Pos(), As: defaultOf, What: "field " + shortField(e.Name), API: e.Name, Value: in.Val, In: in}
	if name, ok := trace.TextOf(beside(f, e.Attr("key"))); ok {
		k.Marks = []trace.Mark{trace.NewMark(trace.FromConfig, name)}
		add(k)
	}
	s.defaultInto(beside(f, e.Attr("into")), k, add)
}

// defaultInto adds a default that is written to a field or variable.
func (s *Package) defaultInto(addr ssa.Value, k Sink, add func(Sink)) {
	switch to := addr.(type) {
	case *ssa.FieldAddr:
		k.Marks = []trace.Mark{trace.NewMark(trace.FromField, ir.FieldName(to))}
	case *ssa.Global:
		k.Marks = []trace.Mark{trace.NewMark(trace.FromVar, to.String())}
	default:
		return
	}
	if k.As = defaultOf; k.Value != nil {
		add(k)
	}
}

// beside is what is stored in another field of the struct that is filled here,
// or nil.
func beside(f *ssa.FieldAddr, name string) ssa.Value {
	p, ok := f.X.Type().Underlying().(*types.Pointer)
	if !ok {
		return nil
	}
	st, ok := p.Elem().Underlying().(*types.Struct)
	if !ok {
		return nil
	}
	for _, ref := range *f.X.Referrers() {
		other, ok := ref.(*ssa.FieldAddr)
		if !ok || st.Field(other.Field).Name() != name {
			continue
		}
		for _, use := range *other.Referrers() {
			if put, ok := use.(*ssa.Store); ok && put.Addr == other {
				return put.Val
			}
		}
	}
	return nil
}
