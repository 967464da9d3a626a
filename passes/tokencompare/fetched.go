package tokencompare

import (
	"go/types"
	"reflect"
	"slices"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/sessionlint/sessionlint/internal/catalog"
	"github.com/sessionlint/sessionlint/internal/ir"
	"github.com/sessionlint/sessionlint/internal/lexicon"
)

// fetched reports whether the value is the result of a look-up in a map or by
// a function that is there to fetch.
func (c *checker) fetched(s side, depth int) bool {
	switch b := base(s.v).(type) {
	case *ssa.Lookup:
		_, isMap := b.X.Type().Underlying().(*types.Map)
		return isMap && !lexicon.Before(mapName(b.X))
	case *ssa.Call:
		if len(b.Call.Args) == 0 && !b.Call.IsInvoke() {
			return false
		}
		for _, e := range c.Tracer.Lookup(&b.Call) {
			return e.Role == catalog.Persist
		}
		if r := receiver(&b.Call); r != nil && slices.ContainsFunc(c.Tracer.Lookup(r), func(e *catalog.Entry) bool { return e.Role == catalog.Persist }) {
			return true // Get(ctx, key).Result()
		}
		if depth < 2 && slices.ContainsFunc(c.Tracer.Targets(&b.Call), func(f *ssa.Function) bool { return c.givesFetched(f, depth) }) {
			return true
		}
		name := ir.Callee(&b.Call)
		return lexicon.VerbOf(name[strings.LastIndex(name, ".")+1:]) == lexicon.Read && looksUp(name)
	}
	return false
}

// givesFetched reports whether a function's first result is what it fetches.
func (c *checker) givesFetched(f *ssa.Function, depth int) bool {
	return slices.ContainsFunc(f.Blocks, func(b *ssa.BasicBlock) bool {
		ret, ok := b.Instrs[len(b.Instrs)-1].(*ssa.Return)
		return ok && len(ret.Results) > 0 && c.fetched(side{v: ret.Results[0]}, depth+1)
	})
}

// fetchedAs is the constant key by which a value is fetched, or "".
func fetchedAs(s side) string {
	call, ok := base(s.v).(*ssa.Call)
	if !ok {
		return ""
	}
	for _, a := range call.Call.Args {
		if text, ok := ir.ConstText(a); ok {
			return text
		}
	}
	return ""
}

// tagged is the name that a client gives a field, in JSON or a form, or "".
func tagged(v ssa.Value) string {
	var t types.Type
	var i int
	switch v := v.(type) {
	case *ssa.UnOp:
		f, ok := v.X.(*ssa.FieldAddr)
		if !ok {
			return ""
		}
		t, i = f.X.Type().Underlying().(*types.Pointer).Elem(), f.Field
	case *ssa.Field:
		t, i = v.X.Type(), v.Field
	default:
		return ""
	}
	st, ok := t.Underlying().(*types.Struct)
	if !ok {
		return ""
	}
	for _, key := range []string{"json", "form"} {
		if n, _, _ := strings.Cut(reflect.StructTag(st.Tag(i)).Get(key), ","); n != "" && n != "-" {
			return n
		}
	}
	return ""
}
