package effect

import (
	"go/types"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/sessionlint/sessionlint/internal/ir"
	"github.com/sessionlint/sessionlint/internal/lexicon"
	"github.com/sessionlint/sessionlint/internal/names"
	"github.com/sessionlint/sessionlint/internal/sqltext"
)

// prepared is the name of the field or variable that holds the statement which
// a call runs, prepared from a text that isn't seen: q.DeleteUserSessions.Exec.
func prepared(call *ssa.CallCommon) string {
	if call.IsInvoke() || call.Signature().Recv() == nil || len(call.Args) == 0 || !strings.HasSuffix(names.Receiver(call), "Stmt") {
		return ""
	}
	v := call.Args[0]
	for range 3 {
		u, ok := v.(*ssa.UnOp)
		if !ok {
			return ""
		}
		switch x := u.X.(type) {
		case *ssa.FieldAddr:
			if ir.Embedded(x) { // sqlx's statement is one of database/sql
				v = x.X
				continue
			}
			return ir.FieldName(x)
		case *ssa.Global:
			return x.Name()
		}
		return ""
	}
	return ""
}

// prepares notes the text of a statement that is kept in a field or variable.
func (s *Package) prepares(name string, v ssa.Value) {
	x, ok := v.(*ssa.Extract)
	if !ok {
		return
	}
	if call, ok := x.Tuple.(*ssa.Call); ok && strings.HasPrefix(names.Call(&call.Call), "Prepare") {
		for _, a := range call.Call.Args {
			if ir.IsString(a.Type()) {
				s.stmts[name] = append(s.stmts[name], s.names.Texts(a)...)
			}
		}
	}
}

// statementSeen adds what the text of a prepared statement does, and reports
// whether it is seen.
func (c *collector) statementSeen(in ssa.CallInstruction, name string) bool {
	found := false
	for _, text := range c.s.stmts[name] {
		for _, st := range sqltext.Statements(text) {
			found = true
			c.statement(in, st, names.Arguments(in.Common().Args))
		}
	}
	return found
}

// statementNamed adds what the name of a prepared statement says that it does.
// Where it changes a user and is given a password, the database hashes that,
// and the function only hands it on: its caller is to blame, unless that is a
// client.
func (c *collector) statementNamed(in ssa.CallInstruction, name string) {
	verb, noun := lexicon.VerbOf(name), c.s.Noun(name)
	switch verb {
	case lexicon.End, lexicon.Change, lexicon.Create:
		c.add(Write, "", in.Pos(), false)
	}
	c.named(in, name, "")
	if verb != lexicon.Change || noun != lexicon.Account && noun != lexicon.Passwords {
		return
	}
	for _, a := range names.Arguments(in.Common().Args) {
		if c.s.isHash(a) || !isConst(a) && !isBool(a.Type()) && lexicon.NounOf(c.s.names.Of(a)) == lexicon.Passwords {
			e := Effect{Kind: Recred, Noun: "statement " + name, At: c.s.Values.Tracer.Step(in.Pos(), Recred.String()), By: c.by}
			if c.s.Entry(c.fn) {
				e.In = ir.FuncName(ir.Outermost(c.fn))
			}
			c.put(e)
			return
		}
	}
}

func isBool(t types.Type) bool {
	b, ok := t.Underlying().(*types.Basic)
	return ok && b.Info()&types.IsBoolean != 0
}
