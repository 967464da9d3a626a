package cookie

import (
	"cmp"
	"go/ast"
	"go/types"
	"slices"
	"sort"

	"golang.org/x/tools/go/ssa"

	"github.com/sessionlint/sessionlint/internal/catalog"
	"github.com/sessionlint/sessionlint/internal/ir"
)

// maxCalls bounds how far a cookie with parameters is followed up its callers.
const maxCalls = 6

// Find returns the package's cookies that lack something, in source order,
// and exports the facts about its functions.
func (p *Package) Find() []*Finding {
	if !p.hardened() {
		p.literals()
		p.instructions(func(fn *ssa.Function, in ssa.Instruction) {
			switch in := in.(type) {
			case ssa.CallInstruction:
				p.call(fn, in)
			case *ssa.MapUpdate:
				p.mapHeader(fn, in)
			}
		})
		p.ownOptions()
		p.returnedTexts()
	}
	p.stores()
	p.export()
	sort.SliceStable(p.found, func(i, j int) bool { return p.found[i].At < p.found[j].At })
	return p.found
}

// Written returns the cookies that Find has come upon and that aren't being
// deleted, one for each place, in source order.
func (p *Package) Written() []*Write {
	ws := slices.Clone(p.written)
	slices.SortStableFunc(ws, func(a, b *Write) int { return cmp.Compare(a.At, b.At) })
	return slices.CompactFunc(ws, func(a, b *Write) bool { return a.At == b.At })
}

// Session reports whether the cookie carries who is logged in, as far as its
// name and use tell.
func (w *Write) Session() bool {
	session, _ := w.session(false)
	return session
}

// Waiting returns the cookies that only lack SameSite, where somebody else may set
// it for all that are written on a request: who sees the whole program judges.
func (p *Package) Waiting() []*Finding { return p.waiting }

// SetsSameSite reports whether the package sets SameSite for the cookies that are
// written later on a request.
func (p *Package) SetsSameSite() bool {
	found := false
	p.instructions(func(_ *ssa.Function, in ssa.Instruction) {
		if ci, ok := in.(ssa.CallInstruction); ok && !found {
			found = p.cat.Has(ir.Callee(ci.Common()), catalog.SameSiteCtx) != nil
		}
	})
	return found
}

// A root is where a cookie or options struct is made.
type root struct {
	v   ssa.Value
	fn  *ssa.Function
	lit *ast.CompositeLit
	e   *catalog.Entry
}

// literals follows all composite literals, and structs that are filled field
// by field.
func (p *Package) literals() {
	roots := map[ssa.Value]*root{}
	var order []*root
	add := func(v ssa.Value, fn *ssa.Function, lit *ast.CompositeLit) {
		e := p.cookieType(v.Type())
		if e == nil {
			return
		}
		if r := roots[v]; r != nil {
			if r.lit == nil {
				r.lit = lit
			}
			return
		}
		r := &root{v, fn, lit, e}
		roots[v] = r
		order = append(order, r)
	}
	p.instructions(func(fn *ssa.Function, in ssa.Instruction) {
		switch in := in.(type) {
		case *ssa.Alloc:
			add(in, fn, p.index.byLbrace[in.Pos()])
		case *ssa.FieldAddr:
			if lit := p.index.byColon[in.Pos()]; lit != nil {
				add(in.X, fn, lit)
			}
		}
	})
	for _, r := range order {
		if !copied(r.v) {
			p.literal(r)
		}
	}
}

// copied reports whether a variable gets its whole value from elsewhere.
func copied(v ssa.Value) bool {
	refs := v.Referrers()
	if refs == nil {
		return false
	}
	for _, in := range *refs {
		if s, ok := in.(*ssa.Store); ok && s.Addr == v {
			if _, zero := s.Val.(*ssa.Const); !zero {
				return true
			}
		}
	}
	return false
}

func (p *Package) literal(r *root) {
	options := r.e.Role == catalog.CookieOptions
	w := Write{Template: Template{Type: r.e.Name, What: r.e.Attr("kind")}, Options: options, At: r.v.Pos()}
	roots := []ssa.Value{r.v}
	if r.lit != nil {
		w.At = r.lit.Pos()
		p.nameIdents(&w, r.lit)
	}
	applied := false
	if fa, ok := r.v.(*ssa.FieldAddr); ok {
		// A literal inside another: the field is one place for all values.
		applied = true
		for _, o := range p.fieldAddrs[ir.FieldName(fa)] {
			roots = append(roots, o)
		}
	}
	if when := r.e.Attr("when"); when != "" && !p.switchedOn(r.v, r.e.Name+"."+when) {
		return
	}
	u := p.track(options, roots...)
	u.sunk = u.sunk || applied && options
	if fa, ok := r.v.(*ssa.FieldAddr); ok && responseField(fa) {
		u.sunk = true
	}
	p.follow(&w, r.fn, u, 0)
}

// switchedOn reports whether the field is set to something but false.
func (p *Package) switchedOn(v ssa.Value, field string) bool {
	for _, fa := range p.fieldAddrs[field] {
		if fa.X != v {
			continue
		}
		for _, r := range *fa.Referrers() {
			if s, ok := r.(*ssa.Store); ok && s.Addr == fa && !p.eval(s.Val).isFalse() {
				return true
			}
		}
	}
	return false
}

// follow judges a cookie that is made or received in fn, given what happens
// to it there, and goes on with the callers that get it as a result.
func (p *Package) follow(w *Write, fn *ssa.Function, u *use, depth int) {
	if u.client || u.unknown || depth > maxCalls {
		return
	}
	c := *w
	c.Via, c.lost = max(w.Via, u.via), w.lost || w.Via > 0 && u.via > 0
	c.Set = p.defaults(&c, w.Set.add(u.set))
	c.bare = w.bare || u.bare
	if u.what != "" {
		c.What = u.what
	}
	for _, s := range u.steps {
		c.step(s.Pos, s.Text)
	}
	if u.sunk {
		p.settle(&c, fn, 0)
	}
	for _, k := range u.returned {
		p.returned(&c, fn, k, depth, u.sunk)
	}
	for _, e := range u.elsewhere {
		at := c
		at.Set = p.defaults(&at, w.Set.add(e.set))
		p.returned(&at, e.fn, e.result, depth, u.sunk)
	}
}

// returned goes on with a cookie that is result k of fn.
func (p *Package) returned(c *Write, fn *ssa.Function, k, depth int, sunk bool) {
	seen := false
	for _, ci := range p.callers[fn] {
		call, ok := ci.(*ssa.Call)
		if !ok {
			continue
		}
		seen = true
		vs := results(call, k)
		if len(vs) == 0 {
			continue
		}
		at := *c
		if c.Set[Name].Kind == Param || c.Via > 0 {
			p.callAt(&at, &call.Call)
			at.idents = [2]string{}
		} else {
			at.Set = p.substitute(c.Set, &call.Call)
			at.step(p.callPos(&call.Call), "returned here")
		}
		p.follow(&at, call.Parent(), p.track(c.Options, vs...), depth+1)
	}
	// Callers of exported functions, and those behind interfaces, are not seen.
	if !seen && !sunk && !(c.Options && c.Set[Name].Kind == Param) {
		before := len(p.found)
		p.settle(c, fn, maxCalls)
		c.Judged = len(p.found) > before
	}
	for _, r := range p.summary(fn).Returns {
		if r.Result == k {
			return // one template a result
		}
	}
	s := p.summary(fn)
	s.Returns = append(s.Returns, Returned{k, c.Template})
}

// defaults fills in what the catalog says the type does by itself.
func (p *Package) defaults(w *Write, s Set) Set {
	for _, role := range []catalog.Role{catalog.CookieType, catalog.CookieOptions} {
		e := p.cat.Has(w.Type, role)
		if e == nil {
			continue
		}
		for f := range withDefault(e) {
			if s[f].Kind == Absent || f == SameSite && s[f].Kind == Const && (s[f].Text == "" || s[f].Text == "0") {
				s[f] = fixed("true")
			}
		}
	}
	return s
}

// withDefault returns the attributes that the catalog calls set by default.
func withDefault(e *catalog.Entry) map[Field]bool {
	m := map[Field]bool{}
	for _, w := range splitList(e.Attr("default")) {
		if f, ok := fieldNamed(w); ok {
			m[f] = true
		}
	}
	if e.Attr("samesite-default") != "" {
		m[SameSite] = true
	}
	return m
}

// settle judges a write, or leaves it to the callers whose arguments decide.
func (p *Package) settle(w *Write, fn *ssa.Function, depth int) {
	if w.Judged || w.lost || w.Via > 0 && depth >= maxCalls {
		return
	}
	closure := fn.Parent() != nil
	if w.Via == 0 && (w.Set[Name].Kind != Param || closure || depth > maxCalls) {
		if f := p.Judge(w); f != nil {
			p.report(f)
			return
		}
	}
	if !w.open() && w.Via == 0 || closure || depth >= maxCalls {
		return
	}
	s := p.summary(fn)
	s.Writes = append(s.Writes, w.Template)
	for _, ci := range p.callers[fn] {
		at := *w
		p.callAt(&at, ci.Common())
		at.step(w.At, "the cookie is written here")
		at.idents = [2]string{}
		p.settle(&at, ci.Parent(), depth+1)
	}
}

// report notes a finding, one for each place.
func (p *Package) report(f *Finding) {
	if p.done[f.At] {
		return
	}
	p.done[f.At] = true
	p.found = append(p.found, f)
}

// hardened reports whether the package has a response writer that completes
// Set-Cookie headers as they leave: a WriteHeader method that names them.
func (p *Package) hardened() bool {
	for _, fn := range p.ir.Funcs {
		if fn.Name() == "WriteHeader" && fn.Signature.Recv() != nil && p.namesHeader(fn, 2) {
			return true
		}
	}
	return false
}

func (p *Package) namesHeader(fn *ssa.Function, depth int) bool {
	for _, b := range fn.Blocks {
		for _, in := range b.Instrs {
			for _, op := range in.Operands(nil) {
				if c, ok := (*op).(*ssa.Const); ok && fold(constText(c)) == "set-cookie" {
					return true
				}
			}
			if ci, ok := in.(ssa.CallInstruction); ok && depth > 0 {
				if f := p.callee(ci.Common()); f != nil && p.namesHeader(f, depth-1) {
					return true
				}
			}
		}
	}
	return false
}

// structOf returns the struct that a type is, through a pointer, or nil.
func structOf(t types.Type) *types.Struct {
	t = types.Unalias(t)
	if ptr, ok := t.Underlying().(*types.Pointer); ok {
		t = ptr.Elem()
	}
	s, _ := t.Underlying().(*types.Struct)
	return s
}
