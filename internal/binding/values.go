package binding

import (
	"go/constant"
	"go/types"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/sessionlint/sessionlint/internal/ir"
	"github.com/sessionlint/sessionlint/internal/lexicon"
)

// function is the function that a value is, or nil. Of a method value it is
// the method.
func function(v ssa.Value) *ssa.Function {
	switch v := ir.Unconverted(v).(type) {
	case *ssa.Function:
		return method(v)
	case *ssa.MakeClosure:
		if f, ok := v.Fn.(*ssa.Function); ok {
			return method(f)
		}
	}
	return nil
}

// method undoes the wrapper that a method value is.
func method(f *ssa.Function) *ssa.Function {
	if f.Synthetic != "" && f.Blocks == nil || strings.HasSuffix(f.Name(), "$bound") || strings.HasSuffix(f.Name(), "$thunk") {
		if obj, ok := f.Object().(*types.Func); ok {
			if m := f.Prog.FuncValue(obj); m != nil {
				return m
			}
		}
	}
	if o := f.Origin(); o != nil {
		return o
	}
	return f
}

// argumentFlat counts the receiver as the first argument, as ssa parameters do.
func argumentFlat(call *ssa.CallCommon, i int) ssa.Value {
	if call.IsInvoke() {
		if i == 0 {
			return call.Value
		}
		i--
	}
	if i < 0 || i >= len(call.Args) {
		return nil
	}
	return call.Args[i]
}

// parameter is the number of the parameter that v is, or -1.
func parameter(v ssa.Value) int {
	if v == nil {
		return -1
	}
	if p, ok := ir.Unconverted(v).(*ssa.Parameter); ok {
		for i, q := range p.Parent().Params {
			if p == q {
				return i
			}
		}
	}
	return -1
}

func constText(v ssa.Value) string {
	if v == nil {
		return ""
	}
	if c, ok := ir.Unconverted(v).(*ssa.Const); ok && c.Value != nil && c.Value.Kind() == constant.String {
		return constant.StringVal(c.Value)
	}
	return ""
}

// isZero reports whether v is nil, "", 0 or false: nobody.
func isZero(v ssa.Value) bool {
	c, ok := ir.Unconverted(v).(*ssa.Const)
	if !ok {
		return false
	}
	if c.Value == nil {
		return true
	}
	switch c.Value.Kind() {
	case constant.Bool:
		return !constant.BoolVal(c.Value)
	case constant.String:
		return constant.StringVal(c.Value) == ""
	}
	return constant.Sign(c.Value) == 0
}

// keyName is what a session key is called: its text, or the name of the
// variable, field or type that holds it.
func keyName(v ssa.Value) string {
	if v == nil {
		return ""
	}
	switch x := ir.Unconverted(v).(type) {
	case *ssa.Const:
		if x.Value != nil && x.Value.Kind() == constant.String {
			return constant.StringVal(x.Value)
		}
		return typeName(x.Type())
	case *ssa.UnOp:
		switch a := x.X.(type) {
		case *ssa.Global:
			return a.Name()
		case *ssa.FieldAddr:
			return lastName(ir.FieldName(a))
		case *ssa.Alloc:
			return typeName(x.Type())
		}
	case *ssa.Field:
		return lastName(ir.FieldOf(x))
	}
	return typeName(ir.Unconverted(v).Type())
}

// valueName is what a value is called: its field with the struct's name, or
// its type.
func valueName(v ssa.Value) string {
	switch x := ir.Unconverted(v).(type) {
	case *ssa.UnOp:
		if fa, ok := x.X.(*ssa.FieldAddr); ok {
			return fieldName(ir.FieldName(fa))
		}
		if g, ok := x.X.(*ssa.Global); ok {
			return g.Name()
		}
	case *ssa.Field:
		return fieldName(ir.FieldOf(x))
	case *ssa.Parameter:
		return x.Name()
	}
	return typeName(ir.Unconverted(v).Type())
}

// fieldName cuts "pkg.User.ID" to "User.ID".
func fieldName(s string) string {
	p := strings.Split(s[strings.LastIndex(s, "/")+1:], ".")
	return strings.Join(p[max(0, len(p)-2):], ".")
}

func typeName(t types.Type) string {
	if p, ok := types.Unalias(t).(*types.Pointer); ok {
		t = p.Elem()
	}
	if n, ok := types.Unalias(t).(*types.Named); ok {
		return n.Obj().Name()
	}
	return ""
}

// shortName is the name of the called function or method without its package.
func shortName(full string, call *ssa.CallCommon) string {
	if call.IsInvoke() {
		return call.Method.Name()
	}
	if full != "" {
		return lastName(strings.TrimSuffix(full, "$bound"))
	}
	// A function in a field or variable: its name.
	if u, ok := call.Value.(*ssa.UnOp); ok {
		if fa, ok := u.X.(*ssa.FieldAddr); ok {
			return lastName(ir.FieldName(fa))
		}
	}
	return ""
}

// derives reports whether a function that is called a verification does more
// than ask another one: it compares, or derives a hash.
func derives(fn *ssa.Function) bool {
	for _, b := range fn.Blocks {
		for _, in := range b.Instrs {
			if x, ok := in.(*ssa.BinOp); ok && x.Op.String() == "==" && types.Identical(x.X.Type().Underlying(), types.Typ[types.String]) {
				return true
			}
		}
	}
	return false
}

// storeVerb is "read", "write" or "".
func storeVerb(name string) string {
	switch r, w := lexicon.StoreVerb(name); {
	case r:
		return "read"
	case w:
		return "write"
	}
	return ""
}

func storeNoun(name string) bool { return lexicon.StoreNoun(name) }

// sessionType reports whether a map's elements are sessions.
func sessionType(t types.Type) bool {
	m, ok := t.Underlying().(*types.Map)
	return ok && strings.Contains(strings.ToLower(typeName(m.Elem())), "sess")
}

// idField reports whether a field, by its full name, is a session's id.
func idField(full string) bool {
	owner, field, _ := cutLast(fieldName(full))
	if !strings.Contains(strings.ToLower(owner), "sess") {
		return false
	}
	return idWord(field)
}

// idWord reports whether a session's field of the name is its id.
func idWord(field string) bool {
	switch strings.ToLower(field) {
	case "id", "sid", "sessionid", "key", "token":
		return true
	}
	return false
}
