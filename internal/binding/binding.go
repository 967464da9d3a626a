package binding

import (
	"fmt"
	"go/token"
	"go/types"
	"reflect"
	"slices"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/ssa"

	"github.com/sessionlint/sessionlint/internal/catalog"
	"github.com/sessionlint/sessionlint/internal/dispatch"
	"github.com/sessionlint/sessionlint/internal/hidden"
	"github.com/sessionlint/sessionlint/internal/ir"
	"github.com/sessionlint/sessionlint/internal/lexicon"
	"github.com/sessionlint/sessionlint/internal/stores"
	"github.com/sessionlint/sessionlint/internal/summary"
	"github.com/sessionlint/sessionlint/internal/trace"
)

// Analyzer computes the effects. Its result is a *Package, or nil where the
// package's code is not analysed.
var Analyzer = &analysis.Analyzer{
	Name:       "sessionbinding",
	Doc:        "find where identities are bound to sessions, and whether the session's id is new then",
	Run:        summary.Alone(run),
	Requires:   []*analysis.Analyzer{ir.Analyzer, summary.Analyzer, stores.Analyzer, hidden.Analyzer},
	ResultType: reflect.TypeFor[*Package](),
	FactTypes:  []analysis.Fact{new(Effect), new(Module)},
}

// A Package is the result of the analyzer.
type Package struct {
	Logins   []Finding // identities bound without a new session id
	Adopted  []Adoption
	pass     *analysis.Pass
	ir       *ir.Package
	cat      *catalog.Catalog
	dispatch *dispatch.Table
	effects  map[*ssa.Function]*Effect
	busy     map[*ssa.Function]bool
	evs      map[*ssa.Function][]event
	callers  map[*ssa.Function][]site
	uses     map[string][]site // of functions of other packages as values, by full name
	module   *Module
	hidden   *hidden.Package
	stores   *stores.Stores
	tracer   *trace.Tracer
	adopting map[*ssa.Parameter]bool
	keying   map[*ssa.Parameter]bool
	asking   map[*ssa.Function]bool
	proving  map[*ssa.Parameter]bool
	verified map[*ssa.Function]map[*ssa.Alloc]bool
	proofsOf map[*ssa.Function]proofs
	looksOf  map[*ssa.Function][]Look
	reported map[string]bool
	inMaps   map[string]kept // see keyed
}

// A Finding is a login that leaves the session its old id.
type Finding struct {
	Pos    token.Pos       // of the call that binds, or of a function of another package
	Instr  ssa.Instruction // the call, or nil
	Login  Login
	Func   string // the function at fault
	Callee string // the function of another package that binds, or ""
}

func run(pass *analysis.Pass) (any, error) {
	p, _ := pass.ResultOf[ir.Analyzer].(*ir.Package)
	sum, _ := pass.ResultOf[summary.Analyzer].(*summary.Package)
	kept, _ := pass.ResultOf[stores.Analyzer].(*stores.Stores)
	if p == nil || sum == nil || kept == nil || p.Dependency {
		return (*Package)(nil), nil
	}
	b := &Package{hidden: pass.ResultOf[hidden.Analyzer].(*hidden.Package), tracer: sum.Tracer, stores: kept, pass: pass, ir: p, cat: catalog.Default(),
		effects: map[*ssa.Function]*Effect{}, busy: map[*ssa.Function]bool{}, evs: map[*ssa.Function][]event{},
		callers: map[*ssa.Function][]site{}, uses: map[string][]site{}, adopting: map[*ssa.Parameter]bool{}, keying: map[*ssa.Parameter]bool{}, asking: map[*ssa.Function]bool{}, proving: map[*ssa.Parameter]bool{}, verified: map[*ssa.Function]map[*ssa.Alloc]bool{}, proofsOf: map[*ssa.Function]proofs{}, looksOf: map[*ssa.Function][]Look{}, reported: map[string]bool{}}
	if !summary.Guard(pass, b.analyse) {
		return (*Package)(nil), nil
	}
	return b, nil
}

func (b *Package) analyse() {
	b.dispatch = dispatch.New(b.pass, b.ir.Funcs, b.hidden, func(f analysis.Fact) bool {
		_, ok := f.(*Effect)
		return ok
	})
	b.module = b.judgedBelow()
	for _, fn := range b.ir.Funcs {
		b.sites(fn)
	}
	b.learn()
	logins := map[*ssa.Function]*Login{}
	for _, fn := range b.ir.Funcs {
		if l := b.judge(fn); l != nil {
			logins[ir.Outermost(fn)] = l
		}
	}
	b.wire()
	var behind hidden.Facts[Effect]
	for _, fn := range b.ir.Funcs {
		obj, ok := fn.Object().(*types.Func)
		if !ok || obj.Pkg() != b.pass.Pkg {
			continue
		}
		e := *b.effect(fn)
		e.Entry, e.Login, e.Wraps = b.entry(fn), logins[fn], b.wraps(fn)
		e.Adopts, e.Keys, e.Proves, e.Unasked = params(fn, b.adopts), params(fn, b.keys), params(fn, b.proves), b.unasked(fn)
		e.Looks = b.looks(fn)
		if !e.Empty() {
			b.pass.ExportObjectFact(obj, &e)
			if b.hidden.Behind(obj) || b.hidden.Hides(obj) && e.Waits() || e.Login != nil && e.Login.Around {
				behind = append(behind, hidden.Fact[Effect]{Func: obj.FullName(), At: b.hidden.Place(obj.Pos()), Is: e})
			}
		}
	}
	b.adoptions()
	b.module.Hidden = append(b.module.Hidden, behind...)
	b.module.tidy()
	if !b.module.empty() {
		b.pass.ExportPackageFact(b.module)
	}
}

// at describes a position for other packages.
func (b *Package) at(pos token.Pos) string {
	p := b.pass.Fset.Position(pos)
	return fmt.Sprintf("%s:%d", ir.File(b.pass, p.Filename), p.Line)
}

// effect is what a function of the package does.
func (b *Package) effect(fn *ssa.Function) *Effect {
	if o := fn.Origin(); o != nil {
		fn = o
	}
	if e := b.effects[fn]; e != nil {
		return e
	}
	if b.busy[fn] || len(b.busy) > 60 {
		return &Effect{}
	}
	b.busy[fn] = true
	defer delete(b.busy, fn)
	e := &Effect{}
	for _, ev := range b.events(fn) {
		does := ev.does
		if does.Fresh() && otherwise(ev, b.events(fn)) {
			does.Renews, does.Begins, does.RenewsIf = false, false, nil
		}
		if i := condition(ev.at.Block()); does.Renews && i >= 0 {
			does.Renews, does.RenewsIf = false, append(does.RenewsIf, i)
		}
		e.join(&does)
		for _, i := range does.RenewsIf {
			if !slices.Contains(e.RenewsIf, i) {
				e.RenewsIf = append(e.RenewsIf, i)
			}
		}
		if e.Setter == nil {
			e.Setter = ev.does.Setter
		}
		if e.Fills == nil {
			e.Fills = ev.does.Fills
		}
	}
	e.Begins = e.Begins && anyhow(fn, b.events(fn))
	if e.Verifies == "" && lexicon.Verifies(fn.Name()) && derives(fn) {
		e.Verifies = "password"
	}
	e.Finds = b.finds(fn)
	b.effects[fn] = e
	return e
}

// fact is what a function of another package does, or nil.
func (b *Package) fact(obj *types.Func) *Effect {
	var e Effect
	if obj.Pkg() != nil && b.pass.ImportObjectFact(obj.Origin(), &e) {
		return &e
	}
	return b.module.Hidden.Of(obj)
}
