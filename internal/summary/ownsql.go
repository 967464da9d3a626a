package summary

import (
	"go/types"

	"golang.org/x/tools/go/ssa"

	"github.com/sessionlint/sessionlint/internal/catalog"
	"github.com/sessionlint/sessionlint/internal/ir"
	"github.com/sessionlint/sessionlint/internal/sqltext"
	"github.com/sessionlint/sessionlint/internal/trace"
)

// ownSQL adds what a call of the program's own, or of an interface of its own,
// is given beside a text of SQL: sqlc's DBTX, a helper around a database.
func (s *Package) ownSQL(in ssa.CallInstruction, add func(Sink)) {
	call := in.Common()
	sig := call.Signature()
	n := sig.Params().Len()
	if !sig.Variadic() || n < 2 || !ir.IsString(sig.Params().At(n-2).Type()) || !anyList(sig.Params().At(n-1).Type()) {
		return
	}
	args := call.Args[len(call.Args)-2:]
	text, ok := trace.TextOf(args[0])
	if !ok || len(sqltext.Statements(text)) == 0 {
		return
	}
	name := ir.Callee(call)
	for _, w := range columns(text, elements(args[1])) {
		add(Sink{Pos: in.Pos(), As: "persist", What: w.what, API: name, Value: w.value, Label: w.name, In: in, entry: &catalog.Entry{Name: name, Role: catalog.Persist}})
	}
}

// anyList reports whether a type is []any.
func anyList(t types.Type) bool {
	list, ok := t.(*types.Slice)
	if !ok {
		return false
	}
	i, ok := list.Elem().Underlying().(*types.Interface)
	return ok && i.NumMethods() == 0
}
