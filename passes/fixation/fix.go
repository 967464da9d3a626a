package fixation

import (
	"bytes"
	"fmt"
	"go/ast"
	"go/printer"
	"go/types"
	"strings"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/ast/astutil"
	"golang.org/x/tools/go/ssa"

	"github.com/sessionlint/sessionlint/internal/binding"
	"github.com/sessionlint/sessionlint/internal/catalog"
)

// fix puts the library's call for a new id before the statement that binds
// the identity, where that call can be made from what the statement names and
// there is a way to report its error.
func fix(pass *analysis.Pass, f binding.Finding) []analysis.SuggestedFix {
	in, ok := f.Instr.(ssa.CallInstruction)
	if !ok || f.Callee != "" {
		return nil
	}
	for _, file := range pass.Files {
		if in.Pos() < file.FileStart || in.Pos() >= file.FileEnd {
			continue
		}
		path, _ := astutil.PathEnclosingInterval(file, in.Pos(), in.Pos())
		call, stmt := statement(path)
		if call == nil || call.Lparen != in.Pos() {
			return nil
		}
		renew := renewal(pass, call)
		escape := escape(pass, file, path)
		if renew == "" || escape == "" {
			return nil
		}
		indent := strings.Repeat("\t", depth(path))
		text := fmt.Sprintf("if err := %s; err != nil {\n%[2]s\t%[3]s\n%[2]s}\n%[2]s", renew, indent, strings.ReplaceAll(escape, "\n", "\n"+indent+"\t"))
		return []analysis.SuggestedFix{{
			Message:   "give the session a new id before",
			TextEdits: []analysis.TextEdit{{Pos: stmt.Pos(), End: stmt.Pos(), NewText: []byte(text)}},
		}}
	}
	return nil
}

// statement returns the innermost call of the path that makes up a statement
// in a block, and the statement.
func statement(path []ast.Node) (*ast.CallExpr, ast.Stmt) {
	for i, n := range path {
		call, ok := n.(*ast.CallExpr)
		if !ok || i+2 >= len(path) {
			continue
		}
		stmt, ok := path[i+1].(ast.Stmt)
		if !ok {
			return nil, nil
		}
		switch stmt.(type) {
		case *ast.ExprStmt, *ast.AssignStmt:
		default:
			return nil, nil
		}
		switch path[i+2].(type) {
		case *ast.BlockStmt, *ast.CaseClause:
			return call, stmt
		}
		return nil, nil
	}
	return nil, nil
}

// renewal is the text of the call that gives the session of a binding call a
// new id: a method of the same type that needs no more than the binding had.
func renewal(pass *analysis.Pass, call *ast.CallExpr) string {
	sel, ok := call.Fun.(*ast.SelectorExpr)
	if !ok {
		return ""
	}
	bind, ok := pass.TypesInfo.Uses[sel.Sel].(*types.Func)
	if !ok || bind.Pkg() == nil || bind.Signature().Recv() == nil {
		return ""
	}
	recv := bind.Signature().Recv().Type()
	for _, e := range catalog.Default().In(bind.Pkg().Path()) {
		if e.Role != catalog.SessionRenew || e.Attr("clear") != "" || e.Attr("id") != "" {
			continue
		}
		name := e.Name[strings.LastIndex(e.Name, ".")+1:]
		obj, _, _ := types.LookupFieldOrMethod(recv, true, bind.Pkg(), name)
		m, ok := obj.(*types.Func)
		if !ok || m.FullName() != e.Name || !onlyError(m.Signature().Results()) {
			continue
		}
		if args, ok := arguments(pass, m, bind, call); ok {
			return text(pass, sel.X) + "." + name + "(" + args + ")"
		}
	}
	return ""
}

func onlyError(t *types.Tuple) bool {
	return t.Len() == 1 && types.Identical(t.At(0).Type(), types.Universe.Lookup("error").Type())
}

// arguments takes the renewing method's arguments from those of the binding
// call: they are its first ones.
func arguments(pass *analysis.Pass, renew, bind *types.Func, call *ast.CallExpr) (string, bool) {
	want, have := renew.Signature().Params(), bind.Signature().Params()
	var args []string
	for i := range want.Len() {
		if i >= have.Len() || i >= len(call.Args) || !types.Identical(want.At(i).Type(), have.At(i).Type()) {
			return "", false
		}
		args = append(args, text(pass, call.Args[i]))
	}
	return strings.Join(args, ", "), true
}

// escape is how the enclosing function reports an error, or "".
func escape(pass *analysis.Pass, file *ast.File, path []ast.Node) string {
	for _, n := range path {
		var t types.Type
		switch n := n.(type) {
		case *ast.FuncDecl:
			t = pass.TypesInfo.TypeOf(n.Name)
		case *ast.FuncLit:
			t = pass.TypesInfo.TypeOf(n)
		default:
			continue
		}
		sig, ok := t.(*types.Signature)
		switch {
		case !ok:
			return ""
		case onlyError(sig.Results()):
			return "return err"
		case sig.Results().Len() > 0:
			return ""
		}
		for i := range sig.Params().Len() {
			p := sig.Params().At(i)
			if p.Type().String() == "net/http.ResponseWriter" && p.Name() != "" && p.Name() != "_" {
				for _, imp := range file.Imports {
					if imp.Path.Value == `"net/http"` && imp.Name == nil {
						return fmt.Sprintf("http.Error(%s, http.StatusText(http.StatusInternalServerError), http.StatusInternalServerError)\nreturn", p.Name())
					}
				}
			}
		}
		return ""
	}
	return ""
}

// depth is how many blocks a statement is in.
func depth(path []ast.Node) int {
	d := 0
	for _, n := range path {
		if _, ok := n.(*ast.BlockStmt); ok {
			d++
		}
	}
	return d
}

func text(pass *analysis.Pass, n ast.Node) string {
	var b bytes.Buffer
	if printer.Fprint(&b, pass.Fset, n) != nil {
		return ""
	}
	return b.String()
}
