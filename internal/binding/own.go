package binding

import (
	"go/types"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/sessionlint/sessionlint/internal/catalog"
	"github.com/sessionlint/sessionlint/internal/ir"
	"github.com/sessionlint/sessionlint/internal/lexicon"
	"github.com/sessionlint/sessionlint/internal/trace"
)

// ownBind is the event of writing an identity into a session object of the
// program's own, which was there before: it was looked up, and has an id.
func (b *Package) ownBind(st *ssa.Store) *event {
	fa, ok := st.Addr.(*ssa.FieldAddr)
	if !ok || isZero(st.Val) {
		return nil
	}
	named, learned := b.hasID(fa.X.Type()), b.learned(fa.X.Type())
	field := lastName(ir.FieldName(fa))
	says := lexicon.Identity(field) || lexicon.Privilege(field)
	if o := parameter(fa.X); o >= 0 {
		switch {
		case named && says:
			return &event{at: st, does: Effect{Fills: &Fill{Object: o, Value: parameter(st.Val), Key: field}}}
		case !lexicon.Passes(field) && b.who(st.Val): // what the record is the callers may know
			return &event{at: st, does: Effect{Fills: &Fill{Object: o, Value: -1, Key: field, Record: ir.TypePath(fa.X.Type())}}}
		}
		return nil
	}
	if !(named || learned) || !says && !(learned && !lexicon.Passes(field) && b.who(st.Val)) {
		return nil
	}
	if a, copied := fa.X.(*ssa.Alloc); copied {
		if v := assigned(a); v == nil || !b.looked(v) || !writtenBack(a, st) {
			return nil
		}
	} else if !b.looked(fa.X) {
		return nil
	}
	return &event{at: st, does: Effect{Binds: &Bind{Key: field, At: b.at(st.Pos()), Privilege: lexicon.Privilege(field)}}}
}

// writtenBack reports whether a copy of a record is handed on, under a key,
// after something was stored in it: it replaces the one that was there.
func writtenBack(a *ssa.Alloc, st *ssa.Store) bool {
	for _, ref := range *a.Referrers() {
		load, ok := ref.(*ssa.UnOp)
		if !ok {
			continue
		}
		for _, use := range *load.Referrers() {
			switch use := use.(type) {
			case *ssa.MapUpdate:
				if ir.IsText(use.Key.Type()) && ofPackage(use.Map) && ir.MayFollow(st, use) {
					return true
				}
			case *ssa.Call:
				if ir.MayFollow(st, use) && slices.ContainsFunc(allArgs(&use.Call), func(v ssa.Value) bool { return ir.IsText(v.Type()) }) {
					return true
				}
			}
		}
	}
	return false
}

// putsAnew reports whether a call hands on a session of the program's own
// together with a new id.
func (b *Package) putsAnew(call *ssa.CallCommon) bool {
	return slices.ContainsFunc(call.Args, func(a ssa.Value) bool { return b.learned(a.Type()) }) &&
		slices.ContainsFunc(call.Args, func(a ssa.Value) bool { return ir.IsText(a.Type()) && b.makesID(a) })
}

// hasID reports whether the type is a session's and has an id: in a field, or
// as the key of the map that holds it.
func (b *Package) hasID(t types.Type) bool {
	if p, ok := t.Underlying().(*types.Pointer); ok {
		t = p.Elem()
	}
	s, ok := t.Underlying().(*types.Struct)
	if !ok {
		return false
	}
	k := b.keyed()[typeName(t)]
	if k == byCookie {
		return true
	}
	if !slices.ContainsFunc(lexicon.Words(typeName(t)), func(w string) bool { return w == "session" || w == "sess" }) {
		return false
	}
	for f := range s.Fields() {
		if idField(typeName(t)+"."+f.Name()) && ir.IsText(f.Type()) {
			return true
		}
	}
	return k == byText
}

// kept is by what objects of a type are found in the package's maps.
type kept int

const (
	notKept kept = iota
	byText
	byCookie // by what a cookie holds
)

// keyed says it of each type.
func (b *Package) keyed() map[string]kept {
	if b.inMaps != nil {
		return b.inMaps
	}
	b.inMaps = map[string]kept{}
	for _, fn := range b.ir.Funcs {
		for _, blk := range fn.Blocks {
			for _, in := range blk.Instrs {
				switch in := in.(type) {
				case *ssa.MapUpdate:
					if n := typeName(in.Value.Type()); ir.IsText(in.Key.Type()) && ofPackage(in.Map) && b.inMaps[n] == notKept {
						b.inMaps[n] = byText
					}
				case *ssa.Lookup:
					if m, ok := in.X.Type().Underlying().(*types.Map); ok && ir.IsText(in.Index.Type()) && ofPackage(in.X) && b.tracer.Of(in.Index).Has(trace.FromCookie) {
						b.inMaps[typeName(m.Elem())] = byCookie
					}
				}
			}
		}
	}
	delete(b.inMaps, "")
	return b.inMaps
}

// ofPackage reports whether a map is that of a field or a package's variable.
func ofPackage(m ssa.Value) bool {
	load, ok := m.(*ssa.UnOp)
	if !ok {
		return false
	}
	switch load.X.(type) {
	case *ssa.FieldAddr, *ssa.Global:
		return true
	}
	return false
}

// looked reports whether an object is the result of a look-up.
func (b *Package) looked(v ssa.Value) bool {
	for range 4 {
		switch x := ir.Unconverted(v).(type) {
		case *ssa.Extract:
			v = x.Tuple
		case *ssa.TypeAssert:
			v = x.X
		case *ssa.Lookup:
			return true
		case *ssa.Call:
			name := shortName(ir.Callee(&x.Call), &x.Call)
			if ir.Callee(&x.Call) == "(context.Context).Value" {
				return true // a middleware has looked it up
			}
			if b.findsBy(&x.Call) {
				return true
			}
			return storeVerb(name) == "read" && !lexicon.MakesID(name) || b.found(&x.Call)
		default:
			return false
		}
	}
	return false
}

// findsBy reports whether a call finds one of the program's own sessions by what
// the client presents.
func (b *Package) findsBy(call *ssa.CallCommon) bool {
	for v := range call.Signature().Results().Variables() {
		if b.learned(v.Type()) {
			return slices.ContainsFunc(call.Args, func(a ssa.Value) bool { return ir.IsText(a.Type()) && b.presented(a) })
		}
	}
	return false
}

// learnedMap reports whether a map's elements are sessions of the program's own.
func (b *Package) learnedMap(t types.Type) bool {
	m, ok := t.Underlying().(*types.Map)
	return ok && b.learned(m.Elem())
}

// sessionUpdate is the SQL that writes somebody into a row of sessions.
var sessionUpdate = regexp.MustCompile(`(?is)^\s*UPDATE\s+["` + "`" + `\[]?(\w*session\w*)["` + "`" + `\]]?\s+SET\s+(.*?)(\sWHERE\s|$)`)

// rowBind is the event of an SQL statement that writes an identity into a
// session's row.
func (b *Package) rowBind(in ssa.Instruction, e *catalog.Entry, call *ssa.CallCommon) *Bind {
	m := sessionUpdate.FindStringSubmatch(constText(ir.Argument(call, e.Int("sql", -2))))
	if m == nil {
		return nil
	}
	for _, set := range strings.Split(m[2], ",") {
		column, _, _ := strings.Cut(set, "=")
		if lexicon.RowKey(strings.Trim(strings.TrimSpace(column), "`\"[]")) {
			return nil // the row gets another id with it
		}
	}
	for _, set := range strings.Split(m[2], ",") {
		column, value, _ := strings.Cut(set, "=")
		column = strings.Trim(strings.TrimSpace(column), "`\"[]")
		if v := strings.ToUpper(strings.TrimSpace(value)); v == "NULL" || v == "''" || v == "0" || v == "FALSE" {
			continue
		}
		if lexicon.Identity(column) {
			return &Bind{Key: column, At: b.at(in.Pos())}
		}
	}
	return nil
}

// newID is the event of giving a session object of the program's own another
// id, or of making one with an id.
func (b *Package) newID(st *ssa.Store) *event {
	fa, ok := st.Addr.(*ssa.FieldAddr)
	if !ok {
		return nil
	}
	named := b.isID(fa) && b.hasID(fa.X.Type()) && (b.makesID(st.Val) || isZero(st.Val))
	learned := b.learned(fa.X.Type()) && ir.IsText(st.Val.Type()) && b.makesID(st.Val)
	if !named && !learned {
		return nil
	}
	if a, made := fa.X.(*ssa.Alloc); made && assigned(a) == nil {
		return &event{at: st, does: Effect{Begins: true}}
	}
	return &event{at: st, does: Effect{Renews: true}}
}

// isID reports whether a field is a session's id: by its name and its type's,
// or the type's objects are found by what a cookie holds.
func (b *Package) isID(fa *ssa.FieldAddr) bool {
	full := fieldName(ir.FieldName(fa))
	if idField(full) {
		return true
	}
	owner, field, _ := cutLast(full)
	return b.keyed()[owner] == byCookie && idWord(field)
}

// rekeys reports whether an object that is there gets a new key in a map of
// sessions.
func (b *Package) rekeys(in *ssa.MapUpdate) bool {
	_, made := in.Value.(*ssa.Alloc)
	return !made && ofPackage(in.Map) && b.hasID(in.Value.Type()) && b.makesID(in.Key)
}
