package summary

import (
	"go/ast"
	"go/token"

	"golang.org/x/tools/go/ssa"

	"github.com/sessionlint/sessionlint/internal/lexicon"
)

// A named value is what a local variable with a telling name is set to.
// go/ssa drops such names, so they are read from the syntax: a call's and an
// operator's position identify the instruction.
type named struct {
	name  string
	pos   token.Pos
	value ssa.Value
	first bool // of several results
}

func (s *Package) namedVariables() map[*ssa.Function][]named {
	at := map[token.Pos]named{}
	note := func(lhs *ast.Ident, rhs ast.Expr) {
		if lexicon.Secret(lhs.Name) == lexicon.None && !lexicon.Bearer(lhs.Name) && !lexicon.PublicHalf(lhs.Name) {
			return
		}
		if obj := s.pass.TypesInfo.ObjectOf(lhs); obj == nil || !isText(obj.Type()) {
			return
		}
		if p := exprPos(rhs); p.IsValid() {
			at[p] = named{name: lhs.Name, pos: lhs.Pos()}
		}
	}
	for _, f := range s.pass.Files {
		ast.Inspect(f, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.AssignStmt:
				for i, l := range n.Lhs {
					if id, ok := l.(*ast.Ident); ok && (len(n.Rhs) == len(n.Lhs) || i == 0) {
						note(id, n.Rhs[min(i, len(n.Rhs)-1)])
					}
				}
			case *ast.ValueSpec:
				for i, id := range n.Names {
					if i < len(n.Values) {
						note(id, n.Values[i])
					}
				}
			}
			return true
		})
	}
	r := map[*ssa.Function][]named{}
	if len(at) == 0 {
		return r
	}
	for _, fn := range s.IR.Funcs {
		for _, b := range fn.Blocks {
			for _, in := range b.Instrs {
				v, ok := in.(ssa.Value)
				if !ok {
					continue
				}
				n, ok := at[in.Pos()]
				if !ok || !in.Pos().IsValid() {
					continue
				}
				switch v := v.(type) {
				case *ssa.Call:
					if v.Call.Signature().Results().Len() > 1 {
						if x := firstResult(v); x != nil && isText(x.Type()) {
							n.value, n.first = x, true
							r[fn] = append(r[fn], n)
						}
						continue
					}
				case *ssa.Extract:
					if v.Index != 0 {
						continue
					}
				case *ssa.BinOp:
				default:
					continue
				}
				if !isText(v.Type()) {
					continue
				}
				n.value = v
				r[fn] = append(r[fn], n)
			}
		}
	}
	return r
}

// exprPos is the position that go/ssa gives to the expression's instruction.
func exprPos(e ast.Expr) token.Pos {
	switch e := e.(type) {
	case *ast.ParenExpr:
		return exprPos(e.X)
	case *ast.CallExpr:
		return e.Lparen
	case *ast.BinaryExpr:
		return e.OpPos
	}
	return token.NoPos
}

// NameOf is the name of the local variable or parameter that holds the value,
// as far as it says anything, or "".
func (s *Package) NameOf(fn *ssa.Function, v ssa.Value) string {
	for _, n := range s.vars[fn] {
		if n.value == v {
			return n.name
		}
	}
	return ""
}

// firstResult is the first of a call's several results, or nil.
func firstResult(call *ssa.Call) ssa.Value {
	for _, ref := range *call.Referrers() {
		if e, ok := ref.(*ssa.Extract); ok && e.Index == 0 {
			return e
		}
	}
	return nil
}
