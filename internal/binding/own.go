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
)

// ownBind is the event of writing an identity into a session object of the
// program's own, which was there before: it was looked up, and has an id.
func (b *Package) ownBind(st *ssa.Store) *event {
	fa, ok := st.Addr.(*ssa.FieldAddr)
	if !ok || isZero(st.Val) || !hasID(fa.X.Type()) {
		return nil
	}
	field := lastName(ir.FieldName(fa))
	if !lexicon.Identity(field) && !lexicon.Privilege(field) || !b.looked(fa.X) {
		return nil
	}
	return &event{at: st, does: Effect{Binds: &Bind{Key: field, At: b.at(st.Pos()), Privilege: lexicon.Privilege(field)}}}
}

// hasID reports whether the type is a session's and has an id.
func hasID(t types.Type) bool {
	if p, ok := t.Underlying().(*types.Pointer); ok {
		t = p.Elem()
	}
	s, ok := t.Underlying().(*types.Struct)
	if !ok || !slices.ContainsFunc(lexicon.Words(typeName(t)), func(w string) bool { return w == "session" || w == "sess" }) {
		return false
	}
	for f := range s.Fields() {
		if idField(typeName(t)+"."+f.Name()) && isText(f.Type()) {
			return true
		}
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
			return storeVerb(name) == "read" && !lexicon.MakesID(name)
		default:
			return false
		}
	}
	return false
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

// newID reports whether a store gives a session object of the program's own
// another id.
func (b *Package) newID(st *ssa.Store) bool {
	fa, ok := st.Addr.(*ssa.FieldAddr)
	return ok && idField(fieldName(ir.FieldName(fa))) && hasID(fa.X.Type()) && (b.makesID(st.Val) || isZero(st.Val))
}
