package tokencompare

import (
	"flag"
	"fmt"
	"go/ast"
	"go/token"
	"strings"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/ssa"

	"github.com/sessionlint/sessionlint/internal/ir"
	"github.com/sessionlint/sessionlint/internal/lexicon"
	"github.com/sessionlint/sessionlint/internal/report"
	"github.com/sessionlint/sessionlint/internal/scope"
	"github.com/sessionlint/sessionlint/internal/summary"
	"github.com/sessionlint/sessionlint/internal/trace"
)

// Analyzer reports comparisons of secrets whose time tells how much agrees.
var Analyzer = &analysis.Analyzer{
	Name:     "tokencompare",
	Doc:      "report secrets compared with received values in a time that tells how much agrees\n\n==, bytes.Equal and their like stop at the first byte that differs. A token, API key or MAC must be compared with what a client sends by subtle.ConstantTimeCompare or hmac.Equal.",
	URL:      "https://github.com/sessionlint/sessionlint/blob/main/docs/rules/tokencompare.md",
	Run:      summary.Alone(run),
	Requires: []*analysis.Analyzer{summary.Analyzer},
	Flags:    flags(),
}

func flags() flag.FlagSet {
	fs := flag.NewFlagSet("tokencompare", flag.ExitOnError)
	scope.Flags(fs)
	return *fs
}

func run(pass *analysis.Pass) (any, error) {
	p, _ := pass.ResultOf[summary.Analyzer].(*summary.Package)
	if p == nil {
		summary.Tell(pass)
		return nil, nil
	}
	if p.IR.Dependency {
		return nil, nil
	}
	out := report.New(pass)
	defer out.Close()
	c := &checker{Package: p, pass: pass, source: expressions(pass)}
	told := map[token.Pos]bool{}
	for _, fn := range p.IR.Funcs {
		summary.Guard(pass, func() {
			tell := func(d analysis.Diagnostic, ok bool) {
				if ok && !told[d.Pos] {
					told[d.Pos] = true
					out.Report(d)
				}
			}
			for _, cmp := range c.comparisons(fn) {
				tell(c.judge(cmp))
			}
			for _, k := range c.inCallees(fn) {
				tell(c.byMethod(fn, k))
			}
		})
	}
	return nil, nil
}

type checker struct {
	*summary.Package
	pass   *analysis.Pass
	source map[token.Pos]ast.Expr
}

// judge reports a comparison of a secret that the server holds with what it
// received.
func (c *checker) judge(cmp comparison) (analysis.Diagnostic, bool) {
	x, y := c.side(cmp, 0), c.side(cmp, 1)
	held, what, ok := c.held(x, y)
	given := y
	if !ok {
		held, what, ok = c.held(y, x)
		given = x
	}
	if !ok || marksCurrent(cmp.in) || !held.has(trace.MAC) && c.found(held, given) || c.updates(cmp.fn, held, given) {
		return analysis.Diagnostic{}, false
	}
	remedy := "subtle.ConstantTimeCompare"
	if held.has(trace.MAC) {
		remedy = "hmac.Equal"
	}
	return analysis.Diagnostic{
		Pos:            cmp.pos,
		Message:        message(what, given.describe(), cmp.how, remedy),
		SuggestedFixes: c.fix(cmp, held),
	}, true
}

func message(held, given, how, remedy string) string {
	return fmt.Sprintf("%s is compared with %s by %s, which takes the longer, the more of them agrees: who measures the answers to many guesses finds it out piece by piece; compare with %s",
		held, given, how, remedy)
}

// updates reports whether fn stores to the field that holds the secret: the
// comparison then asks whether it has changed.
func (c *checker) updates(fn *ssa.Function, held, given side) bool {
	for _, b := range fn.Blocks {
		for _, in := range b.Instrs {
			if call, ok := in.(ssa.CallInstruction); ok && c.stores(call.Common(), held, given) {
				return true
			}
			if st, ok := in.(*ssa.Store); ok {
				if f, ok := st.Addr.(*ssa.FieldAddr); ok && held.field != "" && fieldName(f) == held.field && !local(f.X) {
					return true
				}
			}
		}
	}
	return false
}

// stores reports whether a call sets a record's field to what was given:
// repo.UpdateField(user, "api_key", given).
func (c *checker) stores(call *ssa.CallCommon, held, given side) bool {
	name := ir.Callee(call)
	if held.field == "" || lexicon.VerbOf(name[strings.LastIndex(name, ".")+1:]) != lexicon.Change {
		return false
	}
	field, value := false, false
	for _, a := range call.Args {
		text, ok := ir.ConstText(a)
		field = field || ok && strings.EqualFold(strings.ReplaceAll(text, "_", ""), held.field[strings.LastIndex(held.field, ".")+1:])
		value = value || ir.Unconverted(a) == ir.Unconverted(given.v)
	}
	return field && value
}
