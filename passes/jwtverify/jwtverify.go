package jwtverify

import (
	"flag"
	"go/token"
	"sort"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/ssa"

	"github.com/sessionlint/sessionlint/internal/catalog"
	"github.com/sessionlint/sessionlint/internal/ir"
	"github.com/sessionlint/sessionlint/internal/report"
	"github.com/sessionlint/sessionlint/internal/scope"
	"github.com/sessionlint/sessionlint/internal/summary"
)

// Analyzer reports tokens that are believed without being verified.
var Analyzer = &analysis.Analyzer{
	Name:     "jwtverify",
	Doc:      "report JWTs that are believed without being verified\n\nA token whose signature or claims are not checked says whatever the client wants it to say.",
	URL:      "https://github.com/sessionlint/sessionlint/blob/main/docs/rules/jwtverify.md",
	Run:      summary.Alone(run),
	Requires: []*analysis.Analyzer{summary.Analyzer},
	Flags:    flags(),
}

func flags() flag.FlagSet {
	fs := flag.NewFlagSet("jwtverify", flag.ExitOnError)
	scope.Flags(fs)
	return *fs
}

// A finding is a place where a token is believed too easily.
type finding struct {
	pos     token.Pos
	message string
}

// A checker looks at one package.
type checker struct {
	*summary.Package
	pass  *analysis.Pass
	found []finding
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
	c := &checker{Package: p, pass: pass}
	for _, fn := range p.IR.Funcs {
		summary.Guard(pass, func() {
			c.unverified(fn)
			c.unread(fn)
			c.keys(fn)
			c.options(fn)
			c.expectations(fn)
			c.skipped(fn)
			c.compared(fn)
			c.suffixes(fn)
		})
	}
	c.siblings()
	c.lenient()
	sort.SliceStable(c.found, func(i, j int) bool { return c.found[i].pos < c.found[j].pos })
	out := report.New(pass)
	defer out.Close()
	told := map[token.Pos]bool{}
	for _, f := range c.found {
		if f.pos.IsValid() && !told[f.pos] {
			told[f.pos] = true
			out.Report(analysis.Diagnostic{Pos: f.pos, Message: f.message})
		}
	}
	return nil, nil
}

func (c *checker) report(pos token.Pos, message string) {
	c.found = append(c.found, finding{pos, message})
}

// calls runs f for each call in fn that the catalog knows in the role.
func (c *checker) calls(fn *ssa.Function, role catalog.Role, f func(ssa.CallInstruction, *catalog.Entry)) {
	for _, b := range fn.Blocks {
		for _, in := range b.Instrs {
			call, ok := in.(ssa.CallInstruction)
			if !ok {
				continue
			}
			for _, e := range c.Tracer.Lookup(call.Common()) {
				if e.Role == role {
					f(call, e)
				}
			}
		}
	}
}

// argument is the i-th argument as the catalog counts, without the receiver.
func argument(call *ssa.CallCommon, i int) ssa.Value {
	if i < 0 {
		return nil
	}
	return ir.Argument(call, i)
}

// family is the function with those around it and in it.
func family(fn *ssa.Function) []*ssa.Function {
	for fn.Parent() != nil {
		fn = fn.Parent()
	}
	r := []*ssa.Function{fn}
	for i := 0; i < len(r); i++ {
		r = append(r, r[i].AnonFuncs...)
	}
	return r
}
