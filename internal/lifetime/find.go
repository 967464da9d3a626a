package lifetime

import (
	"go/types"
	"reflect"

	"golang.org/x/tools/go/analysis"

	"github.com/sessionlint/sessionlint/internal/ir"
	"github.com/sessionlint/sessionlint/internal/summary"
	"github.com/sessionlint/sessionlint/internal/verdict"
)

// Analyzer computes how long things live. Its result is a *Package, or nil
// where the package's code is not analysed.
var Analyzer = &analysis.Analyzer{
	Name:       "sessionlifetime",
	Doc:        "find out how long sessions and tokens live",
	Run:        run,
	Requires:   []*analysis.Analyzer{ir.Analyzer, verdict.Analyzer},
	ResultType: reflect.TypeFor[*Package](),
	FactTypes:  []analysis.Fact{new(Func), new(Records), new(Named), new(Opened)},
}

func run(pass *analysis.Pass) (any, error) {
	pkg := pass.ResultOf[ir.Analyzer].(*ir.Package)
	if pkg == nil {
		return (*Package)(nil), nil
	}
	p := newPackage(pass, pkg)
	p.verdict, _ = pass.ResultOf[verdict.Analyzer].(*verdict.Package)
	for _, part := range []func(){p.knowOpened, p.signatures, p.settings, p.keys, p.tables, p.sqlTables, p.wrapped, p.holdings, p.callersLives, p.awaited, p.options, p.records, p.siblings, p.streams, p.keyCalls, p.wiredCalls, p.configured, p.tickets, p.looseEnds, p.export} {
		if !summary.Guard(pass, part) {
			return (*Package)(nil), nil
		}
	}
	if pkg.Dependency {
		p.found = nil
	}
	return p, nil
}

// export turns what is known of the functions into facts.
func (p *Package) export() {
	for _, fn := range p.ir.Funcs {
		obj, ok := fn.Object().(*types.Func)
		if !ok || obj.Pkg() != p.pass.Pkg {
			continue
		}
		if f := p.sums[fn]; f != nil && !f.empty() {
			p.pass.ExportObjectFact(obj, f)
		}
	}
	p.exportInterfaces()
}
