package cookie

import (
	"fmt"
	"go/ast"
	"go/types"
	"strconv"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/sessionlint/sessionlint/internal/catalog"
	"github.com/sessionlint/sessionlint/internal/ir"
)

// A Remedy is a way to set attributes: what to do with them, and the code for
// each, as the library at hand spells it.
type Remedy struct {
	Verb string
	Code []string
}

// Remedies returns what to write for the attributes that the cookie lacks.
func (p *Package) Remedies(f *Finding) []Remedy {
	var rs []Remedy
	none := false // no call of the library has all of them
	for _, m := range f.Missing {
		verb, _ := p.remedy(f.Write, m)
		none = none || verb == instead
	}
	for _, m := range f.Missing {
		verb, code := p.remedy(f.Write, m)
		if none {
			verb, code = instead, p.std(m)
		}
		if n := len(rs); n > 0 && rs[n-1].Verb == verb {
			rs[n-1].Code = append(rs[n-1].Code, code)
			continue
		}
		rs = append(rs, Remedy{verb, []string{code}})
	}
	return rs
}

// plain is how headers spell the attributes.
func plain(m Field) string {
	switch m {
	case Secure:
		return "Secure"
	case HttpOnly:
		return "HttpOnly"
	}
	return "SameSite=Lax"
}

func (p *Package) remedy(w *Write, m Field) (verb, code string) {
	switch {
	case w.Header:
		return "append", "; " + plain(m)
	case w.Store != "":
		verb, code = p.storeRemedy(w, m)
	default:
		if w.Call != nil {
			if i := w.from[m] - 1; i >= 0 && i < w.Call.Signature().Params().Len() {
				return "pass", argument(w.Call.Signature().Params().At(i), i, m)
			}
			if e := p.cat.Has(ir.Callee(w.Call), catalog.CookieWrite); e != nil && e.Attr("cookie") == "" {
				verb, code = p.callRemedy(w.Call, e, m)
			}
		}
		if code == "" && verb != instead && w.Type != "" {
			verb, code = p.typeRemedy(w.Type, m)
		}
	}
	if code == "" && verb != instead {
		return "set", plain(m)
	}
	return verb, code
}

// typeRemedy is a field of the struct, or a method that sets the attribute.
func (p *Package) typeRemedy(typ string, m Field) (verb, code string) {
	named := p.typeNamed(typ)
	if named == nil {
		return "", ""
	}
	if st := structOf(named); st != nil {
		for i := range st.NumFields() {
			v := st.Field(i)
			f, inverted, ok := p.field(typ + "." + v.Name())
			if !ok || f != m {
				continue
			}
			if value := assigned(v.Type(), m, inverted); value != "" {
				return "set", v.Name() + ": " + value
			}
		}
	}
	if code := p.setterRemedy(named, m); code != "" {
		return "call", code
	}
	return "", ""
}

// setterRemedy is a call of a method that sets the attribute.
func (p *Package) setterRemedy(named types.Type, m Field) string {
	for _, e := range p.cat.In(packageOf(ir.TypePath(named))) {
		if e.Role != catalog.CookieSetter || e.Attr("attr") != m.String() || e.Attr("option") != "" {
			continue
		}
		if fn := method(named, e); fn != nil {
			return fn.Name() + p.valueArg(fn, e, m)
		}
	}
	return ""
}

// method returns the type's method that the entry is about, or nil.
func method(t types.Type, e *catalog.Entry) *types.Func {
	if !strings.HasPrefix(e.Name, "(") {
		return nil
	}
	obj, _, _ := types.LookupFieldOrMethod(t, true, nil, last(e.Name))
	fn, ok := obj.(*types.Func)
	if !ok || fn.FullName() != e.Name {
		return nil
	}
	return fn
}

// valueArg is the argument list that turns the attribute on.
func (p *Package) valueArg(fn *types.Func, e *catalog.Entry, m Field) string {
	params := fn.Signature().Params()
	if i := e.Int("arg", -2); i >= 0 && i < params.Len() {
		return "(" + assigned(params.At(i).Type(), m, false) + ")"
	}
	return ""
}

// optionRemedy is a functional option of the entry's package.
func (p *Package) optionRemedy(pkg *types.Package, m Field) string {
	for _, e := range p.cat.In(pkg.Path()) {
		if e.Role != catalog.CookieSetter || e.Attr("attr") != m.String() || e.Attr("option") == "" {
			continue
		}
		if fn, ok := pkg.Scope().Lookup(last(e.Name)).(*types.Func); ok {
			return pkg.Name() + "." + fn.Name() + p.valueArg(fn, e, m)
		}
	}
	return ""
}

// callRemedy is an argument of a call that writes a cookie, or what else the
// library has for the attribute.
func (p *Package) callRemedy(call *ssa.CallCommon, e *catalog.Entry, m Field) (verb, code string) {
	params := call.Signature().Params()
	if i := e.Int(m.String(), -2); i >= 0 && i < params.Len() {
		return "pass", argument(params.At(i), i, m)
	}
	if i := e.Int("others", -2); i >= 0 {
		for j, name := range splitList(e.Attr("order")) {
			if name == m.String() {
				value := "true"
				if m == SameSite {
					value = strconv.Quote("Lax")
				}
				return "pass", fmt.Sprintf("%s as argument %d", value, i+j+1)
			}
		}
	}
	if m == SameSite && e.Attr(SameSite.String()) == "ctx" {
		if r := recv(call); r != nil {
			for _, s := range p.cat.In(packageOf(e.Name)) {
				if fn := method(r.Type(), s); fn != nil && s.Role == catalog.SameSiteCtx {
					return "call", p.receiver(call) + fn.Name() + p.valueArg(fn, s, m) + " before"
				}
			}
		}
	}
	if i := e.Int("options", -2); i >= 0 && i < params.Len() {
		if verb, code := p.typeRemedy(ir.TypePath(elem(params.At(i).Type())), m); code != "" {
			return verb, code
		}
	}
	if fn := callee(call); fn != nil && fn.Pkg() != nil {
		if code := p.optionRemedy(fn.Pkg(), m); code != "" {
			return "pass", code
		}
	}
	return instead, ""
}

// instead is what to do where a call has no place for an attribute.
const instead = "write an http.Cookie instead and set"

// std is the attribute in an http.Cookie.
func (p *Package) std(m Field) string {
	if _, code := p.typeRemedy("net/http.Cookie", m); code != "" {
		return code
	}
	return plain(m)
}

// argument says what to pass for a parameter.
func argument(v *types.Var, i int, m Field) string {
	as := v.Name()
	if as == "" || as == "_" {
		as = "argument " + strconv.Itoa(i+1)
	}
	return assigned(v.Type(), m, false) + " as " + as
}

// receiver is how the source calls a method call's receiver, with a dot.
func (p *Package) receiver(call *ssa.CallCommon) string {
	if c := p.index.calls[call.Pos()]; c != nil {
		if sel, ok := ast.Unparen(c.Fun).(*ast.SelectorExpr); ok {
			return types.ExprString(sel.X) + "."
		}
	}
	return ""
}

func callee(call *ssa.CallCommon) *types.Func {
	if call.IsInvoke() {
		return call.Method
	}
	if f := call.StaticCallee(); f != nil {
		fn, _ := origin(f).Object().(*types.Func)
		return fn
	}
	return nil
}

// elem is the type that a variadic parameter's arguments have.
func elem(t types.Type) types.Type {
	if s, ok := t.Underlying().(*types.Slice); ok {
		return s.Elem()
	}
	return t
}

// storeRemedy configures the store that a constructor makes.
func (p *Package) storeRemedy(w *Write, m Field) (verb, code string) {
	e, fn := p.cat.Has(w.Store, catalog.CookieStore), callee(w.Call)
	if bare := p.cat.Has(w.Store, catalog.CookieBare); bare != nil {
		e = bare
	}
	if e == nil || fn == nil || fn.Pkg() == nil {
		return "", ""
	}
	if i := e.Int("options", -2); i >= 0 && i < fn.Signature().Params().Len() {
		t := elem(fn.Signature().Params().At(i).Type())
		verb = "pass " + shortType(t) + " with"
		if inner := e.Attr("options-field"); inner != "" {
			if t = fieldType(t, inner); t == nil {
				return "", ""
			}
			verb = strings.TrimSuffix(verb, " with") + " whose " + inner + " has"
		}
		if how, code := p.typeRemedy(ir.TypePath(t), m); how == "set" {
			return verb, code
		}
	}
	if code := p.optionRemedy(fn.Pkg(), m); code != "" {
		return "pass", code
	}
	if fn.Signature().Results().Len() == 0 {
		return "", ""
	}
	result := fn.Signature().Results().At(0).Type()
	name := p.variable(w.Call)
	if field := e.Attr("options-field"); field != "" {
		if t := fieldType(result, field); t != nil {
			if how, code := p.typeRemedy(ir.TypePath(t), m); how == "set" {
				return "set", name + field + "." + strings.Replace(code, ": ", " = ", 1)
			}
		}
	}
	if code := p.setterRemedy(result, m); code != "" {
		return "call", name + code
	}
	for _, a := range p.cat.Entries() {
		if a.Role != catalog.CookieApply {
			continue
		}
		fn := method(result, a)
		if i := a.Int("arg", -2); fn != nil && i >= 0 && i < fn.Signature().Params().Len() {
			t := fn.Signature().Params().At(i).Type()
			if how, code := p.typeRemedy(ir.TypePath(t), m); how == "set" {
				return fmt.Sprintf("call %s%s with %s and set", name, fn.Name(), shortType(t)), code
			}
		}
	}
	return "", ""
}

// variable is what the source assigns a call's result to, with a dot, or "".
func (p *Package) variable(call *ssa.CallCommon) string {
	c := p.index.calls[call.Pos()]
	if c == nil {
		return ""
	}
	var lhs ast.Expr
	for _, f := range p.pass.Files {
		if c.Pos() < f.FileStart || f.FileEnd < c.Pos() {
			continue
		}
		ast.Inspect(f, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.AssignStmt:
				for i, r := range n.Rhs {
					if ast.Unparen(r) == c {
						lhs = n.Lhs[i]
					}
				}
			case *ast.ValueSpec:
				for i, r := range n.Values {
					if ast.Unparen(r) == c {
						lhs = n.Names[i]
					}
				}
			}
			return lhs == nil
		})
	}
	if lhs == nil {
		return ""
	}
	if id, ok := lhs.(*ast.Ident); ok && id.Name == "_" {
		return ""
	}
	return types.ExprString(lhs) + "."
}

// typeNamed finds the type with the full name among the package's imports.
func (p *Package) typeNamed(full string) types.Type {
	path := packageOf(full)
	seen := map[*types.Package]bool{}
	work := []*types.Package{p.pass.Pkg}
	for len(work) > 0 {
		pkg := work[0]
		work = work[1:]
		if seen[pkg] {
			continue
		}
		seen[pkg] = true
		if pkg.Path() == path {
			if obj, ok := pkg.Scope().Lookup(last(full)).(*types.TypeName); ok {
				return obj.Type()
			}
			return nil
		}
		work = append(work, pkg.Imports()...)
	}
	return nil
}
