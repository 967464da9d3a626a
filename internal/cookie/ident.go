package cookie

import (
	"go/ast"
	"go/token"
	"go/types"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/sessionlint/sessionlint/internal/ir"
)

// key names a value so that two reads of the same thing have the same key.
func key(v ssa.Value, depth int) string {
	if depth > 8 {
		return v.Name()
	}
	in := func(s string) string {
		if f := v.Parent(); f != nil {
			return f.String() + ":" + s
		}
		return s
	}
	switch v := v.(type) {
	case *ssa.UnOp:
		return v.Op.String() + key(v.X, depth+1)
	case *ssa.FieldAddr:
		return key(v.X, depth+1) + "." + ir.FieldName(v)
	case *ssa.Field:
		return key(v.X, depth+1) + "." + ir.FieldOf(v)
	case *ssa.Global:
		return v.String()
	case *ssa.Const:
		return v.String()
	case *ssa.FreeVar:
		if b := binding(v); b != nil {
			return key(b, depth+1)
		}
	case *ssa.Call:
		if name := ir.Callee(&v.Call); name != "" {
			s := name + "("
			for _, a := range allArgs(&v.Call) {
				s += key(a, depth+1) + ","
			}
			return s + ")"
		}
	case *ssa.BinOp:
		return "(" + key(v.X, depth+1) + v.Op.String() + key(v.Y, depth+1) + ")"
	case *ssa.Convert:
		return key(v.X, depth+1)
	case *ssa.ChangeType:
		return key(v.X, depth+1)
	}
	return in(v.Name())
}

// ident returns what the code calls a value: a parameter, field, variable or
// the function that made it.
func ident(v ssa.Value) string {
	switch v := v.(type) {
	case *ssa.Parameter:
		return v.Name()
	case *ssa.FreeVar:
		return v.Name()
	case *ssa.UnOp:
		if v.Op == token.MUL {
			return ident(v.X)
		}
	case *ssa.FieldAddr:
		return last(ir.FieldName(v))
	case *ssa.Field:
		return last(ir.FieldOf(v))
	case *ssa.Global:
		return v.Name()
	case *ssa.Alloc:
		return v.Comment
	case *ssa.Convert:
		return ident(v.X)
	case *ssa.ChangeType:
		return ident(v.X)
	case *ssa.MakeInterface:
		return ident(v.X)
	case *ssa.Extract:
		return ident(v.Tuple)
	case *ssa.Lookup:
		if c, ok := v.Index.(*ssa.Const); ok {
			return constText(c)
		}
	case *ssa.Call:
		if name := ir.Callee(&v.Call); name != "" {
			return last(name)
		}
	}
	return ""
}

func last(name string) string { return name[strings.LastIndex(name, ".")+1:] }

// exprIdent returns what the source calls an expression.
func exprIdent(e ast.Expr) string {
	switch e := ast.Unparen(e).(type) {
	case *ast.Ident:
		return e.Name
	case *ast.SelectorExpr:
		return e.Sel.Name
	case *ast.StarExpr:
		return exprIdent(e.X)
	case *ast.CallExpr:
		if len(e.Args) == 1 {
			if id, ok := e.Fun.(*ast.Ident); ok && types.Universe.Lookup(id.Name) != nil {
				return exprIdent(e.Args[0])
			}
		}
		return exprIdent(e.Fun)
	case *ast.IndexExpr:
		if lit, ok := e.Index.(*ast.BasicLit); ok {
			return strings.Trim(lit.Value, "\"`")
		}
		return exprIdent(e.X)
	}
	return ""
}

// nameIdents notes how the literal's source calls name and value.
func (p *Package) nameIdents(w *Write, lit *ast.CompositeLit) {
	if lit == nil {
		return
	}
	for _, el := range lit.Elts {
		kv, ok := el.(*ast.KeyValueExpr)
		if !ok {
			continue
		}
		if k, ok := kv.Key.(*ast.Ident); ok {
			if f, _, ok := p.field(w.Type + "." + k.Name); ok && f <= Value {
				w.idents[f] = exprIdent(kv.Value)
			}
		}
	}
}

// callIdents notes how the call's source calls name and value.
func (p *Package) callIdents(w *Write, call *ssa.CallCommon, name, value int) {
	c := p.index.calls[call.Pos()]
	if c == nil {
		return
	}
	for f, i := range []int{name, value} {
		if i >= 0 && i < len(c.Args) {
			w.idents[f] = exprIdent(c.Args[i])
		}
	}
}
