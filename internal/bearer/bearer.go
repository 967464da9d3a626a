// Package bearer says whether a value is, or holds, what makes whoever has it
// the user: a session id, a token, an API key, a request's headers.
package bearer

import (
	"go/token"
	"go/types"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/sessionlint/sessionlint/internal/catalog"
	"github.com/sessionlint/sessionlint/internal/ir"
	"github.com/sessionlint/sessionlint/internal/lexicon"
	"github.com/sessionlint/sessionlint/internal/summary"
	"github.com/sessionlint/sessionlint/internal/trace"
)

// Evidence is why a value is taken for a bearer token.
type Evidence struct {
	What    string // "the session cookie's value", "the parameter accessToken"
	Name    string // of the variable, field, cookie or header
	Certain bool   // by what it is made from or used for; else by its name
	Whole   bool   // a request, headers or cookies as a whole
	Field   string // of a record that is shown as a whole
	NoJSON  bool   // the field is left out where the record is shown as JSON
	Value   ssa.Value
}

// A Finder looks for bearer tokens in the values of a package.
type Finder struct {
	p         *summary.Package
	speaks    bool                                // the package is of a kind in which "token" means a login
	presented map[*ssa.Function]map[string]bool   // values that are verified as tokens
	cookies   map[*ssa.Function]map[string]string // values that are written to a session's cookie, with its name
	seen      map[ssa.Value]bool
}

// New returns a finder for the package.
func New(p *summary.Package) *Finder {
	return &Finder{p: p, speaks: speaks(p.IR.SSA.Pkg), presented: map[*ssa.Function]map[string]bool{}, cookies: map[*ssa.Function]map[string]string{}}
}

// speaks reports whether a package that imports these is about web sessions,
// so that its "token" is no word of a grammar.
func speaks(pkg *types.Package) bool {
	for _, w := range lexicon.Words(pkg.Name()) {
		switch w {
		case "lexer", "parser", "scanner", "ast", "tokenizer", "tokenize", "lex", "parse", "syntax", "template", "grammar", "sql":
			return false
		}
	}
	for _, imp := range pkg.Imports() {
		if imp.Path() == "net/http" {
			return true
		}
		for _, e := range catalog.Default().In(imp.Path()) {
			switch e.Role {
			case catalog.EntryType, catalog.JWTIssue, catalog.JWTParse, catalog.CookieWrite, catalog.SessionGet, catalog.Persist, catalog.Verify:
				return true
			}
		}
	}
	return false
}

// Find returns the best evidence that v, a value in fn, shows a bearer token,
// or nil. What has been hashed, encrypted, masked or cut off shows none.
func (f *Finder) Find(fn *ssa.Function, v ssa.Value) *Evidence {
	f.seen = map[ssa.Value]bool{}
	return f.look(fn, v, 0)
}

const maxDepth = 12

func (f *Finder) look(fn *ssa.Function, v ssa.Value, depth int) *Evidence {
	if v == nil || depth > maxDepth || f.seen[v] || ir.IsError(v.Type()) {
		return nil
	}
	f.seen[v] = true
	again := func(x ssa.Value) *Evidence { return f.look(fn, x, depth+1) }
	switch x := v.(type) {
	case *ssa.Const:
		return nil
	case *ssa.MakeInterface:
		if named(x.X.Type()) && printsItself(x.X.Type()) {
			return nil
		}
		if e := f.whole(fn, x.X); e != nil {
			return e
		}
		if e := f.record(x.X); e != nil {
			return e
		}
		return again(x.X)
	case *ssa.ChangeInterface:
		return again(x.X)
	case *ssa.ChangeType:
		return again(x.X)
	case *ssa.Convert:
		return again(x.X)
	case *ssa.MultiConvert:
		return again(x.X)
	case *ssa.TypeAssert:
		return again(x.X)
	case *ssa.BinOp:
		if x.Op != token.ADD {
			return nil
		}
		return better(again(x.X), again(x.Y))
	case *ssa.Phi:
		var r *Evidence
		for _, e := range x.Edges {
			r = better(r, again(e))
		}
		return r
	case *ssa.Slice:
		if shortened(f.p.Tracer.Of(v)) {
			return nil
		}
		if list, ok := x.X.(*ssa.Alloc); ok && Elements(x)[0] != x {
			return f.stored(fn, list, depth)
		}
		return again(x.X)
	case *ssa.Extract:
		if c, ok := x.Tuple.(*ssa.Call); ok {
			return f.call(fn, x, c, depth)
		}
		return f.leaf(fn, v, "", "")
	case *ssa.Call:
		return f.call(fn, x, x, depth)
	case *ssa.Lookup:
		if k, ok := ir.ConstText(x.Index); ok {
			return f.leaf(fn, v, k, "the entry "+k)
		}
		return f.leaf(fn, v, "", "")
	case *ssa.UnOp:
		if x.Op != token.MUL {
			return nil
		}
		return f.loaded(fn, x, depth)
	case *ssa.Field:
		name := ir.FieldOf(x)
		return f.leaf(fn, v, fieldWord(name), "the field "+fieldWord(name))
	case *ssa.Parameter:
		return f.leaf(fn, v, lexicon.ParamOf(ir.Outermost(fn).Name(), x.Name()), "the parameter "+x.Name())
	case *ssa.FreeVar:
		return f.leaf(fn, v, x.Name(), "the variable "+x.Name())
	}
	return f.leaf(fn, v, "", "")
}

// loaded is what is read from an address.
func (f *Finder) loaded(fn *ssa.Function, x *ssa.UnOp, depth int) *Evidence {
	switch a := x.X.(type) {
	case *ssa.Alloc:
		r := f.stored(fn, a, depth)
		return better(r, f.leaf(fn, x, a.Comment, "the variable "+a.Comment))
	case *ssa.FieldAddr:
		if e := catalog.Default().Has(ir.FieldName(a), catalog.CookieField); e != nil && e.Attr("attr") != "value" {
			return nil // its name, its path
		}
		name := ir.FieldName(a)
		return f.leaf(fn, x, fieldWord(name), "the field "+fieldWord(name))
	case *ssa.Global:
		return f.leaf(fn, x, a.Name(), "the variable "+a.Name())
	case *ssa.FreeVar:
		return f.leaf(fn, x, a.Name(), "the variable "+a.Name())
	case *ssa.IndexAddr:
		if listOfNames(a.X) {
			return nil
		}
		return f.look(fn, a.X, depth+1)
	case *ssa.Parameter:
		return f.leaf(fn, x, a.Name(), "the parameter "+a.Name())
	}
	return f.leaf(fn, x, "", "")
}

// listOfNames reports whether v is a field that holds several texts under the
// name of one token: what the token is to contain, not tokens.
func listOfNames(v ssa.Value) bool {
	load, ok := v.(*ssa.UnOp)
	if !ok {
		return false
	}
	fa, ok := load.X.(*ssa.FieldAddr)
	if !ok {
		return false
	}
	sl, ok := load.Type().Underlying().(*types.Slice)
	return ok && ir.IsString(sl.Elem()) && !strings.HasSuffix(fieldWord(ir.FieldName(fa)), "s")
}

// stored is what is stored to a variable or to the elements of a list.
func (f *Finder) stored(fn *ssa.Function, a *ssa.Alloc, depth int) *Evidence {
	var r *Evidence
	for _, ref := range *a.Referrers() {
		switch ref := ref.(type) {
		case *ssa.Store:
			if ref.Addr == a {
				r = better(r, f.look(fn, ref.Val, depth+1))
			}
		case *ssa.IndexAddr:
			for _, use := range *ref.Referrers() {
				if st, ok := use.(*ssa.Store); ok && st.Addr == ref {
					r = better(r, f.look(fn, st.Val, depth+1))
				}
			}
		}
	}
	return r
}

// call is a result of a call: of a function that passes its arguments on, of
// a source of the catalog, or of one whose name says that it gives a token.
func (f *Finder) call(fn *ssa.Function, v ssa.Value, c *ssa.Call, depth int) *Evidence {
	if b, ok := c.Call.Value.(*ssa.Builtin); ok {
		if b.Name() != "append" {
			return nil
		}
		var r *Evidence
		for _, a := range c.Call.Args {
			r = better(r, f.look(fn, a, depth+1))
		}
		return r
	}
	name := fieldWord(ir.Callee(&c.Call))
	for _, e := range f.p.Tracer.Lookup(&c.Call) {
		if e.Role != catalog.Pass {
			continue
		}
		if e.Attr("max") != "" || e.Attr("mark") != "" {
			return nil // hashed or encrypted
		}
		var r *Evidence
		for _, a := range Printed(&c.Call, e) {
			r = better(r, f.look(fn, a, depth+1))
		}
		return r
	}
	if lexicon.Redacts(name) {
		return nil
	}
	if !lexicon.Gives(name) {
		name = ""
	}
	e := f.leaf(fn, v, name, "what "+name+" returns")
	if n := f.p.NameOf(fn, v); n != "" {
		e = better(e, f.leaf(fn, v, n, "the variable "+n))
	}
	return e
}

// leaf judges a value by its marks, by its use as a token elsewhere in the
// function, and by its name.
func (f *Finder) leaf(fn *ssa.Function, v ssa.Value, name, what string) *Evidence {
	if e := f.whole(fn, v); e != nil {
		return e
	}
	if !text(v.Type()) && !types.IsInterface(v.Type()) {
		return nil
	}
	made := f.p.Tracer.Of(v)
	if hidden(made) {
		return nil
	}
	if e := f.byMarks(made); e != nil {
		e.Value = v
		return e
	}
	if k := place(v); k != "" && f.verified(fn)[k] {
		if what == "" {
			what = "this text"
		}
		return &Evidence{What: what + ", which is verified as a token in " + fn.Name(), Name: name, Certain: true, Value: v}
	}
	if k := place(v); k != "" && f.issued(fn)[k] != "" && drawn(made) {
		return &Evidence{What: "the value of the cookie " + f.issued(fn)[k], Name: f.issued(fn)[k], Certain: true, Value: v}
	}
	if ir.IsString(v.Type()) && lexicon.Plural(name) && !element(v) || strings.EqualFold(name, "sid") && !lexicon.AboutLogin(fn.RelString(nil)) {
		return nil
	}
	if f.readAs(made) {
		return nil
	}
	if name != "" && (f.speaks || lexicon.Telling(name)) && lexicon.Bearer(name) && !opaque(v.Type()) {
		return &Evidence{What: what, Name: name, Value: v}
	}
	return nil
}

// readAs reports whether a value is read from the request under a name that says
// that it is no token: page_token, whatever the variable is called.
func (f *Finder) readAs(made trace.Value) bool {
	for _, m := range made.Marks() {
		switch m.Kind() {
		case trace.FromQuery, trace.FromForm, trace.FromHeader, trace.FromPath:
			if n := m.Name(); n != "" && !strings.HasPrefix(n, "$") && !lexicon.Credential(n) {
				return true
			}
		}
	}
	return false
}

// named reports whether a type is one of the program's own, made of text.
func named(t types.Type) bool {
	n, ok := types.Unalias(t).(*types.Named)
	return ok && n.Obj().Pkg() != nil && text(t)
}

// element reports whether a value is one of a list.
func element(v ssa.Value) bool {
	if u, ok := v.(*ssa.UnOp); ok {
		_, ok := u.X.(*ssa.IndexAddr)
		return ok
	}
	switch v.(type) {
	case *ssa.Index, *ssa.Extract, *ssa.Lookup:
		return true
	}
	return false
}

// opaque reports whether a value is of an interface with methods, of which
// nobody knows what it prints.
func opaque(t types.Type) bool {
	i, ok := t.Underlying().(*types.Interface)
	return ok && i.NumMethods() > 0
}

// verified are the values that fn, or what it calls, verifies as a token.
func (f *Finder) verified(fn *ssa.Function) map[string]bool {
	if r, ok := f.presented[fn]; ok {
		return r
	}
	r := map[string]bool{}
	f.presented[fn] = r
	for _, k := range f.p.Sinks(fn) {
		if k.As == "presented" {
			if p := place(k.Value); p != "" {
				r[p] = true
			}
		}
	}
	return r
}

// place names where a value is kept, so that two reads of it are seen to be
// of one: a parameter, a field of one, a call's result.
func place(v ssa.Value) string {
	switch v := v.(type) {
	case *ssa.Parameter, *ssa.FreeVar:
		return v.Name()
	case *ssa.Call, *ssa.Extract, *ssa.Alloc, *ssa.Phi, *ssa.TypeAssert:
		return v.Name()
	case *ssa.UnOp:
		if v.Op == token.MUL {
			if p := place(v.X); p != "" {
				return "*" + p
			}
		}
	case *ssa.FieldAddr:
		if p := place(v.X); p != "" {
			return p + "." + fieldWord(ir.FieldName(v))
		}
	case *ssa.IndexAddr:
		if c, ok := v.Index.(*ssa.Const); ok && c.Value != nil {
			if p := place(v.X); p != "" {
				return p + "[" + c.Value.ExactString() + "]"
			}
		}
	case *ssa.MakeInterface:
		return place(v.X)
	case *ssa.Convert:
		return place(v.X)
	}
	return ""
}

func better(a, b *Evidence) *Evidence {
	if a == nil || b != nil && b.Certain && !a.Certain {
		return b
	}
	return a
}

func fieldWord(name string) string { return name[strings.LastIndex(name, ".")+1:] }

// text reports whether a value of the type is text or bytes.
func text(t types.Type) bool {
	switch u := t.Underlying().(type) {
	case *types.Basic:
		return u.Info()&types.IsString != 0
	case *types.Slice:
		return types.Identical(u.Elem().Underlying(), types.Typ[types.Uint8]) || types.Identical(u.Elem().Underlying(), types.Typ[types.String])
	case *types.Pointer:
		return text(u.Elem())
	}
	return false
}
