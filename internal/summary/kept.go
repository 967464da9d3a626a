package summary

import (
	"go/token"
	"go/types"
	"slices"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/sessionlint/sessionlint/internal/catalog"
	"github.com/sessionlint/sessionlint/internal/ir"
	"github.com/sessionlint/sessionlint/internal/lexicon"
	"github.com/sessionlint/sessionlint/internal/trace"
)

// shown are the sinks that only text tells anything in.
var shown = map[string]bool{"log": true, "stdout": true, "error": true, "error-response": true, "metric": true, "url": true}

// near are the sinks that concern only the function in which they are: an
// error's text is made in nearly every function.
var near = map[string]bool{"error": true, "url": true, "file": true, "setting": true}

// printable reports whether a value that is printed can hold a secret.
func printable(v ssa.Value) bool {
	switch m := v.(type) {
	case *ssa.MakeInterface:
		v = m.X
	case *ssa.ChangeInterface:
		v = m.X
	}
	if types.Identical(v.Type(), types.Universe.Lookup("error").Type()) {
		return false
	}
	switch u := v.Type().Underlying().(type) {
	case *types.Basic:
		return u.Info()&types.IsString != 0
	case *types.Signature, *types.Chan:
		return false
	}
	return true
}

// A kept is a value that a call stores for later.
type kept struct {
	what  string
	value ssa.Value
	name  string // of the column or field
}

// written returns what a call of a database or store writes there, as far as
// its name says that it is a bearer token; rows that are structs whole.
func (s *Package) written(e *catalog.Entry, arg func(int) ssa.Value) []kept {
	at := func(key string) ssa.Value {
		if e.Attr(key) == "" {
			return nil
		}
		return arg(e.Int(key, 0))
	}
	if e.Attr("sql") != "" {
		v := at("sql")
		if v == nil || at("args") == nil {
			return nil
		}
		text, _ := trace.TextOf(v)
		if text == "" {
			if x := s.Tracer.Of(v); len(x) == 1 && x[0].IsConst {
				text = x[0].Const
			}
		}
		return columns(text, elements(at("args")))
	}
	value := at("value")
	switch e.Attr("kind") {
	case "insert", "update", "upsert":
	case "part":
		value = at("row")
	default:
		return nil
	}
	if value == nil {
		return nil
	}
	if e.Attr("column") != "" {
		c, _ := ir.ConstText(at("column"))
		if !lexicon.Keepable(c) {
			return nil
		}
		return []kept{{"column " + c, value, c}}
	}
	if r, ok := document(value, maxNested); ok {
		return r
	}
	var r []kept
	for _, row := range elements(value) { // one, or several
		if structOf(row) != nil && !valuer(row) || anyRow(row) {
			r = append(r, kept{what: "the row", value: row})
		}
	}
	return r
}

// anyRow reports whether a row is a parameter that takes rows of any type: what
// is in it the callers know.
func anyRow(v ssa.Value) bool {
	v = ir.Unconverted(v)
	if _, given := v.(*ssa.Parameter); !given {
		return false
	}
	t := types.Unalias(v.Type())
	if p, ok := t.(*types.Pointer); ok {
		t = types.Unalias(p.Elem())
	}
	if _, generic := t.(*types.TypeParam); generic {
		return true
	}
	i, ok := t.(*types.Interface)
	return ok && i.NumMethods() == 0
}

// storedKey is the key under which a call stores something on disk, where the
// bucket or what stands before the key says that it is a session's token.
func (s *Package) storedKey(e *catalog.Entry, call *ssa.CallCommon, arg func(int) ssa.Value) *kept {
	if e.Attr("disk") == "" || e.Attr("key") == "" {
		return nil
	}
	key := arg(e.Int("key", 0))
	if key == nil {
		return nil
	}
	if sum, ok := Bare(key).(*ssa.BinOp); ok {
		if prefix, ok := trace.TextOf(sum.X); ok && lexicon.KeepsTokens(strings.Trim(prefix, ":/-_.")) {
			return &kept{"the key after " + quote(prefix), sum.Y, "key"}
		}
		return nil
	}
	bucket := receiver(call)
	if e, ok := bucket.(*ssa.Extract); ok { // beside an error
		bucket = e.Tuple
	}
	in, ok := bucket.(*ssa.Call)
	if !ok {
		return nil
	}
	for _, part := range s.Tracer.Lookup(&in.Call) {
		if part.Role != catalog.Persist || part.Attr("table") == "" {
			continue
		}
		if bucket := s.constant(ir.Argument(&in.Call, part.Int("table", 0))); lexicon.KeepsTokens(bucket) {
			return &kept{"key of " + bucket, key, "key"}
		}
	}
	return nil
}

// constant is the text that a value always is, also where it is kept in a
// variable or field, or "".
func (s *Package) constant(v ssa.Value) string {
	if text, ok := trace.TextOf(Bare(v)); ok {
		return text
	}
	if x := s.Tracer.Of(v); len(x) == 1 && x[0].IsConst {
		return x[0].Const
	}
	return ""
}

// keeps reports whether a column or field of a record, which has the others
// too, keeps a token: by its own name, or as the record's id or value where
// the record is named for tokens or sessions and nothing else in it can be
// what is handed out.
func keeps(record, name string, others []string) bool {
	if lexicon.Keepable(name) {
		return !lexicon.Confirms(record)
	}
	return lexicon.KeepsTokens(record) && lexicon.PlainKey(name) &&
		!slices.ContainsFunc(others, func(o string) bool {
			return lexicon.Keepable(o) || lexicon.Redacts(o) || lexicon.HashedSecret(o) || strings.EqualFold(strings.Trim(o, "\"` "), "secret")
		})
}

// structOf is the struct type of a value or of what it points to, or nil.
func structOf(v ssa.Value) *types.Struct {
	if m, ok := v.(*ssa.MakeInterface); ok {
		v = m.X
	}
	t := v.Type()
	if p, ok := t.Underlying().(*types.Pointer); ok {
		t = p.Elem()
	}
	s, _ := t.Underlying().(*types.Struct)
	return s
}

// holding takes a struct or map that is stored or signed apart: the values
// that this function put into it, each a sink of its own.
func holding(k Sink) []Sink { return held(k, 3) }

// held follows at most so many variables that are set from others.
func held(k Sink, depth int) []Sink {
	v := k.Value
	if m, ok := v.(*ssa.MakeInterface); ok {
		v = m.X
	}
	if c, ok := v.(*ssa.ChangeType); ok {
		v = c.X
	}
	if _, isMap := v.(*ssa.MakeMap); !isMap && structOf(v) == nil {
		return nil
	}
	if u, ok := v.(*ssa.UnOp); ok {
		v = u.X
	}
	if v.Referrers() == nil {
		return nil
	}
	var r []Sink
	record, fields := recordOf(v)
	part := func(pos token.Pos, what, name string, val ssa.Value) {
		if k.As == "payload" || keeps(record, name, fields) {
			p := k
			p.Pos, p.Value, p.Label = pos, val, name
			p.What = what + ", " + k.What
			r = append(r, p)
			if _, given := Bare(val).(*ssa.Parameter); k.As == "payload" && depth > 0 && !given { // a map or struct among the claims
				r = append(r, labelled(held(p, depth-1))...)
			}
		}
	}
	for _, ref := range *v.Referrers() {
		switch ref := ref.(type) {
		case *ssa.Store: // a variable that is set to a literal
			if load, ok := ref.Val.(*ssa.UnOp); ok && ref.Addr == v && depth > 0 {
				whole := k
				whole.Value = load
				r = append(r, labelled(held(whole, depth-1))...)
			}
		case *ssa.MapUpdate:
			if key, ok := ir.ConstText(ref.Key); ok && ref.Map == v {
				part(ref.Pos(), "entry "+quote(key), key, ref.Value)
			}
		case *ssa.FieldAddr:
			if ref.X != v || k.As != "payload" && unsaved(ref) {
				continue
			}
			name := ir.FieldName(ref)
			for _, use := range *ref.Referrers() {
				if st, ok := use.(*ssa.Store); ok && st.Addr == ref && !after(st, k.In) {
					part(st.Pos(), "field "+shortField(name), word(name), st.Val)
				}
			}
			if k.As == "payload" {
				r = append(r, inside(k, ref, depth)...)
			}
		}
	}
	if _, whole := v.(*ssa.Parameter); whole {
		r = append(r, k)
	}
	return r
}

// labelled are the parts that have a name.
func labelled(ks []Sink) []Sink {
	return slices.DeleteFunc(ks, func(k Sink) bool { return k.Label == "" })
}

// inside are the parts of a struct in a struct that is signed whole.
func inside(k Sink, at *ssa.FieldAddr, depth int) []Sink {
	var r []Sink
	if depth == 0 {
		return nil
	}
	for _, use := range *at.Referrers() {
		switch use := use.(type) {
		case *ssa.FieldAddr:
			name := ir.FieldName(use)
			for _, ref := range *use.Referrers() {
				if st, ok := ref.(*ssa.Store); ok && st.Addr == use && !after(st, k.In) {
					p := k
					p.Pos, p.Value, p.Label = st.Pos(), st.Val, word(name)
					p.What = "field " + shortField(name) + ", " + k.What
					r = append(r, p)
				}
			}
			r = append(r, inside(k, use, depth-1)...)
		case *ssa.Store:
			if load, ok := use.Val.(*ssa.UnOp); ok && use.Addr == at && !after(use, k.In) {
				p := k
				p.Value = load
				r = append(r, labelled(held(p, depth-1))...)
			}
		}
	}
	return r
}

// recordOf is the name of a value's struct type, and its fields' names.
func recordOf(v ssa.Value) (name string, fields []string) {
	t := v.Type()
	if p, ok := t.Underlying().(*types.Pointer); ok {
		t = p.Elem()
	}
	n, ok := types.Unalias(t).(*types.Named)
	if !ok {
		return "", nil
	}
	if st, ok := n.Underlying().(*types.Struct); ok {
		for f := range st.Fields() {
			fields = append(fields, f.Name())
		}
	}
	return n.Obj().Name(), fields
}

// word is the last part of a full name.
func word(name string) string { return name[strings.LastIndex(name, ".")+1:] }

// after reports whether an instruction only runs once another has.
func after(in, first ssa.Instruction) bool {
	if in.Block() == nil || first == nil || first.Block() == nil || in.Parent() != first.Parent() {
		return false
	}
	if in.Block() != first.Block() {
		return first.Block().Dominates(in.Block()) && !slices.Contains(first.Block().Preds, in.Block())
	}
	for _, x := range in.Block().Instrs {
		switch x {
		case first:
			return true
		case in:
			return false
		}
	}
	return false
}
