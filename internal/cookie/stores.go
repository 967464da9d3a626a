package cookie

import (
	"go/token"
	"go/types"
	"slices"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/sessionlint/sessionlint/internal/catalog"
	"github.com/sessionlint/sessionlint/internal/ir"
	"github.com/sessionlint/sessionlint/internal/lexicon"
)

// configuration is what the package says about its stores' cookies anywhere.
type configuration struct {
	set      Set
	secure   bool // Secure is set somewhere, maybe in options of their own
	applied  bool // whole options are applied, which are judged themselves
	imported bool // an imported package of the module does it
}

// stores judges the session stores that are constructed with the library's
// defaults. Their cookie can be configured anywhere, so one store to an
// attribute in the package, or in one it imports, is enough.
func (p *Package) stores() {
	conf := p.configuration()
	if own := p.pass.Module == nil || p.pass.Module.Version == ""; own && (conf.imported || conf.applied || conf.secure) {
		p.pass.ExportPackageFact(&Configured{Secure: true})
	}
	if conf.imported || p.hardened() {
		return
	}
	p.instructions(func(fn *ssa.Function, in ssa.Instruction) {
		ci, ok := in.(ssa.CallInstruction)
		if !ok {
			return
		}
		name := ir.Callee(ci.Common())
		if p.cat.Has(name, catalog.CookieBare) != nil {
			set, ok := p.bareOptions(in)
			if !ok {
				return
			}
			w := &Write{Template: Template{Set: set, What: "session"}, Options: true, Call: ci.Common(), At: p.callPos(ci.Common()), Store: name}
			if f := p.Judge(w); f != nil {
				p.report(f)
			}
			return
		}
		e := p.cat.Has(name, catalog.CookieStore)
		if e == nil {
			return
		}
		p.store(fn, ci.Common(), e, conf)
	})
}

func (p *Package) store(fn *ssa.Function, call *ssa.CallCommon, e *catalog.Entry, conf configuration) {
	w := Write{Template: Template{What: "session"}, Options: true, Call: call, At: p.callPos(call), Store: ir.Callee(call)}
	if k := e.Attr("kind"); k != "" {
		w.What = k
	}
	if _, ok := e.Args["options"]; ok {
		if !p.defaulted(arg(call, e.Int("options", 0))) {
			return // judged as a literal, or made elsewhere
		}
	} else if conf.applied || !p.trailing(call, e, &w) {
		return
	}
	// Options that were passed by value are not changed later.
	if _, ok := e.Args["options"]; !ok || e.Attr("options-field") != "" {
		w.Set = w.Set.add(conf.set)
	}
	for f := range p.storeDefaults(e) {
		if w.Set[f].Kind == Absent {
			w.Set[f] = fixed("true")
		}
	}
	if f := p.Judge(&w); f != nil {
		p.report(f)
	}
}

// bareOptions is what is set of a new session's options, which are empty else. It
// reports false where nothing is put into the session, or others may set them.
func (p *Package) bareOptions(in ssa.Instruction) (set Set, ok bool) {
	v, ok := in.(*ssa.Call)
	if !ok {
		return set, false
	}
	filled := false
	for _, ref := range *v.Referrers() {
		switch ref := ref.(type) {
		case *ssa.FieldAddr:
			name := ir.FieldName(ref)
			if p.cat.Has(name, catalog.CookieApply) != nil && !p.optionStores(ref, &set) {
				return set, false
			}
			filled = filled || p.cat.Has(name, catalog.SessionBind) != nil
		case *ssa.DebugRef, *ssa.MakeInterface:
		case ssa.CallInstruction:
			if len(p.cat.Lookup(ir.Callee(ref.Common()))) == 0 {
				return set, false
			}
		default:
			return set, false
		}
	}
	return set, filled
}

// optionStores adds what is stored to single options, and reports false where they
// are replaced or handed on as a whole.
func (p *Package) optionStores(options *ssa.FieldAddr, set *Set) bool {
	for _, ref := range *options.Referrers() {
		load, ok := ref.(*ssa.UnOp)
		if !ok {
			return false
		}
		for _, use := range *load.Referrers() {
			fa, ok := use.(*ssa.FieldAddr)
			if !ok {
				return false
			}
			f, _, known := p.field(ir.FieldName(fa))
			for _, put := range *fa.Referrers() {
				if st, ok := put.(*ssa.Store); ok && st.Addr == fa && known {
					set[f] = join(set[f], p.eval(st.Val))
				}
			}
		}
	}
	return true
}

// defaulted reports whether an argument for options has none: it is nil, zero
// or an empty variadic list.
func (p *Package) defaulted(v ssa.Value) bool {
	if v == nil {
		return true
	}
	_, ok := v.(*ssa.Const)
	return ok
}

// configuration collects the stores to attributes of options.
func (p *Package) configuration() configuration {
	var c configuration
	for _, imp := range p.pass.Pkg.Imports() {
		var fact Configured
		if p.pass.ImportPackageFact(imp, &fact) {
			c.imported = true
		}
	}
	p.instructions(func(_ *ssa.Function, in ssa.Instruction) {
		switch in := in.(type) {
		case *ssa.Store:
			fa, ok := in.Addr.(*ssa.FieldAddr)
			if !ok {
				return
			}
			name := ir.FieldName(fa)
			if p.cat.Has(name, catalog.CookieApply) != nil && !p.clears(in.Val) {
				c.applied = true
			}
			if e := p.cookieType(fa.X.Type()); e == nil || e.Role != catalog.CookieOptions || e.Attr("kind") != "session" {
				return
			}
			if f, inverted, ok := p.field(name); ok {
				a := p.eval(in.Val)
				if inverted && a.Kind == Const {
					a.Text = negate(a.Text)
				}
				if f == MaxAge && a.ends() {
					return // a logout, which says nothing of the cookies that are set
				}
				c.secure = c.secure || f == Secure && !a.isFalse()
				if alloc, ok := fa.X.(*ssa.Alloc); ok && !copied(alloc) {
					return // judged by themselves
				}
				c.set[f] = join(c.set[f], outer(a))
			}
		case ssa.CallInstruction:
			call := in.Common()
			for _, e := range p.cat.Lookup(ir.Callee(call)) {
				switch {
				case e.Role == catalog.CookieApply && !p.clears(arg(call, e.Int("arg", 0))):
					c.applied = true
				case e.Role == catalog.CookieSetter && e.Attr("option") == "" && p.setsStore(call):
					if f, ok := fieldNamed(e.Attr("attr")); ok {
						a := p.eval(arg(call, e.Int("arg", 0)))
						c.secure = c.secure || f == Secure && !a.isFalse()
						c.set[f] = join(c.set[f], outer(a))
					}
				}
			}
		}
	})
	return c
}

// clears reports whether options end the cookie that they are applied to, as a logout
// does: they say nothing of the cookies that are set.
func (p *Package) clears(options ssa.Value) bool {
	if load, ok := options.(*ssa.UnOp); ok {
		options = load.X
	}
	alloc, ok := options.(*ssa.Alloc)
	if !ok {
		return false
	}
	ends := false
	for _, ref := range *alloc.Referrers() {
		fa, ok := ref.(*ssa.FieldAddr)
		if !ok {
			continue
		}
		if f, _, ok := p.field(ir.FieldName(fa)); ok && f == MaxAge {
			ir.StoredAt(fa, func(v ssa.Value) { ends = ends || p.eval(v).ends() })
		}
	}
	return ends
}

// setsStore reports whether a setter's receiver is a store, not a cookie.
func (p *Package) setsStore(call *ssa.CallCommon) bool {
	r := recv(call)
	return r != nil && p.cookieType(r.Type()) == nil
}

// ownOptions judges package variables that are the defaults of an options
// struct which the package defines itself: session libraries are written so.
func (p *Package) ownOptions() {
	for g, u := range p.globals {
		if g.Pkg != p.ir.SSA || g.Object() == nil || p.cookieType(g.Type().(*types.Pointer).Elem()) != nil || !strings.Contains(strings.ToLower(g.Name()), "default") {
			continue
		}
		t, ok := types.Unalias(g.Type().(*types.Pointer).Elem()).(*types.Named)
		if !ok || t.Obj().Pkg() != p.pass.Pkg {
			continue
		}
		fields := optionFields(t)
		if fields == nil {
			continue
		}
		w := Write{Template: Template{Type: ir.TypePath(t), What: "session"}, Options: true}
		addrs := []ssa.Value{}
		for _, s := range u.stores {
			// The literal is made aside and then copied.
			v := s.Val
			if l, ok := v.(*ssa.UnOp); ok {
				v = l.X
			}
			if a, ok := v.(*ssa.Alloc); ok {
				addrs = append(addrs, a)
				w.At = p.litPos(a)
			}
		}
		var refs []ssa.Instruction
		refs = append(refs, u.uses...)
		for _, a := range addrs {
			refs = append(refs, *a.Referrers()...)
		}
		for _, in := range refs {
			fa, ok := in.(*ssa.FieldAddr)
			if !ok {
				continue
			}
			f, ok := fields[fa.Field]
			if !ok {
				continue
			}
			for _, r := range *fa.Referrers() {
				if s, ok := r.(*ssa.Store); ok && s.Addr == fa {
					w.Set[f] = join(w.Set[f], p.decided(f, p.eval(s.Val), s))
				}
			}
		}
		if !w.At.IsValid() {
			continue
		}
		w.Set[SameSite] = Attr{Kind: Runtime} // its default is the library's code
		if f := p.Judge(&w); f != nil {
			p.report(f)
		}
	}
}

// litPos is where the literal begins that a variable was made for.
func (p *Package) litPos(a *ssa.Alloc) token.Pos {
	if lit := p.index.byLbrace[a.Pos()]; lit != nil {
		return lit.Pos()
	}
	return a.Pos()
}

// optionFields returns the attributes of a struct's fields by their names, or
// nil unless they are a session cookie's: CookieSecure with CookieHTTPOnly.
func optionFields(t *types.Named) map[int]Field {
	s := structOf(t)
	if s == nil {
		return nil
	}
	pkg := strings.ToLower(t.Obj().Pkg().Name() + t.Obj().Name())
	if !strings.Contains(pkg, "session") && !strings.Contains(pkg, "sess") {
		return nil
	}
	m := map[int]Field{}
	got := map[Field]bool{}
	for i := range s.NumFields() {
		ws := lexicon.Words(s.Field(i).Name())
		if !slices.Contains(ws, "cookie") {
			continue
		}
		name := strings.Join(ws, "")
		for _, f := range []Field{Secure, HttpOnly} {
			if strings.HasSuffix(name, f.String()) {
				m[i], got[f] = f, true
			}
		}
	}
	if !got[Secure] || !got[HttpOnly] {
		return nil
	}
	return m
}
