package lifetime

import (
	"fmt"
	"go/token"
	"go/types"
	"slices"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/ssa"

	"github.com/sessionlint/sessionlint/internal/catalog"
	"github.com/sessionlint/sessionlint/internal/ir"
	"github.com/sessionlint/sessionlint/internal/lexicon"
	"github.com/sessionlint/sessionlint/internal/verdict"
)

// A Func is the fact "the function's results are such times and claims; these
// parameters are signed, completed with an expiry, or decide how long
// something lives".
type Func struct {
	Spans  [][]Span // by result
	Claims []Result // by result
	Signs  []int    // parameters that are claims and are signed
	Sets   []int    // parameters that are claims and get an expiry
	Leaves []int    // parameters that are claims and stay as they are
	Lives  []Life
	Fills  []Fill
	Awaits []Await

	Harmless bool // it returns an option that leaves the expiry of claims as it is
}

// A Result is what is known of claims that a function returns.
type Result struct {
	Missing, Set, Unknown, Told bool
	Param                       int
	Spans                       []Span
	Unit                        float64
	When                        Span // see Claims

	at token.Pos // where they are made, in this package
}

// A Life says that a parameter decides how long something lives, or that what
// a parameter names does.
type Life struct {
	Span Span
	Unit float64
	Use  Use
	Key  int    // 1 + the parameter that names what is stored; 0: it is the session's own
	Off  string // what means for ever, as the catalog says it
}

// AFact marks Func as a fact.
func (*Func) AFact() {}

func (f *Func) String() string {
	return fmt.Sprintf("signs %v, sets %v, lives %d", f.Signs, f.Sets, len(f.Lives))
}

func (f *Func) empty() bool {
	if len(f.Signs)+len(f.Sets)+len(f.Leaves)+len(f.Lives)+len(f.Fills)+len(f.Awaits) > 0 || f.Harmless {
		return false
	}
	for _, s := range f.Spans {
		if len(s) > 0 {
			return false
		}
	}
	for _, r := range f.Claims {
		if r.Missing || r.Set || r.Param > 0 {
			return false
		}
	}
	return true
}

// A Package is what the engine knows about the package under analysis.
type Package struct {
	pass    *analysis.Pass
	ir      *ir.Package
	cat     *catalog.Catalog
	fields  map[string][]ssa.Value
	globals map[*ssa.Global][]ssa.Value
	sums    map[*ssa.Function]*Func
	busy    map[*ssa.Function]bool
	own     map[*ssa.Function]bool
	methods map[string][]*ssa.Function // by name
	values  map[string][]*ssa.Function // see asValues
	active  map[ssa.Value]bool
	nested  int // questions that are being answered
	work    int // steps that the outermost of them has taken
	found   []Finding
	named   named
	opened  opened
	verdict *verdict.Package // what functions do; nil if that isn't known
}

func newPackage(pass *analysis.Pass, pkg *ir.Package) *Package {
	p := &Package{
		pass: pass, ir: pkg, cat: catalog.Default(),
		fields: map[string][]ssa.Value{}, globals: map[*ssa.Global][]ssa.Value{},
		sums: map[*ssa.Function]*Func{}, busy: map[*ssa.Function]bool{}, own: map[*ssa.Function]bool{},
		methods: map[string][]*ssa.Function{}, active: map[ssa.Value]bool{},
	}
	for _, fn := range pkg.Funcs {
		p.own[fn] = true
		if fn.Signature.Recv() != nil {
			p.methods[fn.Name()] = append(p.methods[fn.Name()], fn)
		}
	}
	p.instructions(func(in ssa.Instruction) {
		s, ok := in.(*ssa.Store)
		if !ok {
			return
		}
		switch a := s.Addr.(type) {
		case *ssa.FieldAddr:
			n := ir.FieldName(a)
			p.fields[n] = append(p.fields[n], s.Val)
		case *ssa.Global:
			p.globals[a] = append(p.globals[a], s.Val)
		}
	})
	return p
}

// maxWork bounds what one question may cost: beyond it nothing is known, which
// keeps the rule silent and huge functions cheap.
const maxWork = 1000

// enter begins a step of a question, if it may still cost one.
func (p *Package) enter() bool {
	if p.nested == 0 {
		p.work = 0
	}
	if p.work++; p.work > maxWork {
		return false
	}
	p.nested++
	return true
}

func (p *Package) leave() { p.nested-- }

func (p *Package) instructions(f func(in ssa.Instruction)) {
	for _, fn := range p.ir.Funcs {
		for _, b := range fn.Blocks {
			for _, in := range b.Instrs {
				f(in)
			}
		}
	}
}

// callee is the function of the package that a call reaches: the static one,
// or the only method of the package that an interface's call can reach.
func (p *Package) callee(call *ssa.CallCommon) *ssa.Function {
	if f := call.StaticCallee(); f != nil {
		if o := f.Origin(); o != nil {
			f = o
		}
		if p.own[f] {
			return f
		}
		return nil
	}
	if !call.IsInvoke() {
		return nil
	}
	iface, ok := call.Value.Type().Underlying().(*types.Interface)
	if !ok {
		return nil
	}
	var only *ssa.Function
	for _, fn := range p.methods[call.Method.Name()] {
		if !types.Implements(fn.Signature.Recv().Type(), iface) {
			continue
		}
		if only != nil {
			return nil
		}
		only = fn
	}
	return only
}

// Func returns what is known of the function that a call reaches, or nil.
func (p *Package) Func(call *ssa.CallCommon) *Func {
	if fn := p.callee(call); fn != nil {
		return p.summary(fn)
	}
	f := call.StaticCallee()
	if f == nil {
		return nil
	}
	if o := f.Origin(); o != nil {
		f = o
	}
	obj, ok := f.Object().(*types.Func)
	if !ok || obj.Pkg() == p.pass.Pkg {
		return nil
	}
	return p.of(obj)
}

// of returns what is known of a declared function, here or elsewhere, or nil.
func (p *Package) of(obj *types.Func) *Func {
	if obj.Pkg() == nil {
		return nil
	}
	if obj.Pkg() == p.pass.Pkg {
		if fn := p.ir.SSA.Prog.FuncValue(obj); fn != nil && p.own[fn] {
			return p.summary(fn)
		}
		return nil
	}
	var fact Func
	if p.pass.ImportObjectFact(obj, &fact) {
		// Positions don't travel: a driver that keeps facts in memory would
		// otherwise report at other places than one that encodes them.
		fact.Claims = slices.Clone(fact.Claims)
		for i := range fact.Claims {
			fact.Claims[i].at = token.NoPos
		}
		return &fact
	}
	return nil
}

// summary computes what is known of a function of the package.
func (p *Package) summary(fn *ssa.Function) *Func {
	if f, ok := p.sums[fn]; ok {
		return f
	}
	if p.busy[fn] || len(p.busy) > 40 {
		return nil
	}
	p.busy[fn] = true
	defer delete(p.busy, fn)
	// A function's summary is a question of its own.
	defer func(nested, work int) { p.nested, p.work = nested, work }(p.nested, p.work)
	p.nested, p.work = 0, 0
	f := &Func{}
	res := fn.Signature.Results()
	f.Spans = make([][]Span, res.Len())
	f.Claims = make([]Result, res.Len())
	for i := range res.Len() {
		t := res.At(i).Type()
		switch {
		case p.temporal(t):
			f.Spans[i] = p.returnedSpans(fn, i)
		case p.claimsLike(t):
			f.Claims[i] = p.returnedClaims(fn, i)
		}
	}
	p.sums[fn] = f
	p.parameters(fn, f)
	f.Harmless = p.harmless(fn)
	return f
}

// temporal reports whether a type can hold a time or a number.
func (p *Package) temporal(t types.Type) bool {
	if isTime(deref(t)) || p.cat.Has(ir.TypePath(t), catalog.TimePass) != nil {
		return true
	}
	b, ok := t.Underlying().(*types.Basic)
	return ok && b.Info()&types.IsNumeric != 0
}

// claimsLike reports whether a type can hold claims.
func (p *Package) claimsLike(t types.Type) bool {
	if p.cat.Has(ir.TypePath(t), catalog.ClaimsType) != nil {
		return true
	}
	if isMap(t) {
		return true
	}
	_, ok := p.expiry(t, 0)
	return ok
}

func isMap(t types.Type) bool {
	m, ok := types.Unalias(t).Underlying().(*types.Map)
	if !ok {
		return false
	}
	k, ok := m.Key().Underlying().(*types.Basic)
	return ok && k.Info()&types.IsString != 0 && types.IsInterface(m.Elem())
}

func (p *Package) returnedSpans(fn *ssa.Function, i int) []Span {
	var r []Span
	for _, ret := range returns(fn) {
		if _, ok := ret.Results[i].(*ssa.Const); ok && fails(ret) {
			continue
		}
		r = join(r, p.span(ret.Results[i], 2))
	}
	for _, s := range r {
		if s.Runtime {
			return nil
		}
	}
	return r
}

func (p *Package) returnedClaims(fn *ssa.Function, i int) Result {
	var c Claims
	for _, ret := range returns(fn) {
		if k, ok := ret.Results[i].(*ssa.Const); ok && k.Value == nil {
			continue
		}
		c.add(p.claims(ret.Results[i], ret, 2).settled())
	}
	r := Result{Missing: c.Missing, Set: c.Set, Unknown: c.Unknown, Param: c.Param, Spans: c.Spans, Unit: c.Unit, When: c.When, at: c.at}
	// What leaves as an interface of a JWT library can't be completed any more:
	// it is judged here, but for what its callers' arguments decide.
	t := fn.Signature.Results().At(i).Type()
	if types.IsInterface(t) && !c.Unknown && c.Filled && p.cat.Has(ir.TypePath(t), catalog.ClaimsType) != nil {
		p.judgeClaims(c, nil, fn)
		r.Told = c.Missing
		r.Spans = slices.DeleteFunc(slices.Clone(r.Spans), Span.Known)
	}
	if c.Missing && !c.Filled {
		r = Result{Unknown: true}
	}
	return r
}

func returns(fn *ssa.Function) []*ssa.Return {
	var r []*ssa.Return
	for _, b := range fn.Blocks {
		if ret, ok := b.Instrs[len(b.Instrs)-1].(*ssa.Return); ok {
			r = append(r, ret)
		}
	}
	return r
}

// fails reports whether a return hands out an error.
func fails(ret *ssa.Return) bool {
	for _, v := range ret.Results {
		if types.Identical(v.Type(), types.Universe.Lookup("error").Type()) {
			c, ok := v.(*ssa.Const)
			return !ok || !c.IsNil()
		}
	}
	return false
}

// parameters says what becomes of claims that a function is given.
func (p *Package) parameters(fn *ssa.Function, f *Func) {
	if len(fn.Blocks) == 0 {
		return
	}
	for i, q := range fn.Params {
		t := q.Type()
		if !isMap(t) && !(isPointer(t) && structOf(t) != nil && p.claimsLike(t)) {
			continue
		}
		var c Claims
		var setters []ssa.Instruction
		if isMap(t) {
			p.fillMap(&c, q, &setters, 0)
		} else if path, has := p.expiry(t, 0); has {
			p.fill(&c, q, path.path, true, &setters, 0)
		}
		if c.settled().Unknown {
			continue
		}
		if len(setters) == 0 {
			f.Leaves = append(f.Leaves, i)
			continue
		}
		always := true
		for _, ret := range returns(fn) {
			always = always && (fails(ret) || !avoidable(fn.Blocks[0].Instrs[0], ret, setters))
		}
		if always {
			f.Sets = append(f.Sets, i)
		}
	}
}

func resultType(c *ssa.Call, i int) types.Type {
	return c.Call.Signature().Results().At(i).Type()
}

func isInterface(c *ssa.Call, i int) bool { return types.IsInterface(resultType(c, i)) }

// results are the values that stand for one result of a call.
func results(c *ssa.Call, i int) []ssa.Value {
	if c.Call.Signature().Results().Len() == 1 {
		return []ssa.Value{c}
	}
	var r []ssa.Value
	for _, ref := range *c.Referrers() {
		if e, ok := ref.(*ssa.Extract); ok && e.Index == i {
			r = append(r, e)
		}
	}
	return r
}

func nameWords(name string) []string { return lexicon.Words(name) }
