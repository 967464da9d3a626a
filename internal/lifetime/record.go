package lifetime

import (
	"go/token"
	"go/types"
	"reflect"
	"slices"
	"sort"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/sessionlint/sessionlint/internal/ir"
	"github.com/sessionlint/sessionlint/internal/lexicon"
)

// A Record is a type of sessions or tokens with a field for their end, and
// what is done with it as far as a package and its imports go.
type Record struct {
	Type, Field string
	Columns     []string // what the field is called in databases
	Written     bool
	Compared    bool
	Asks        []string // methods of the type that compare it, by full name
	Lookup      string   // a function that looks a record up, by full name

	Age     bool     // it has no field for its end, and this one is about its age
	Unnamed bool     // its type's name doesn't say that it is of a session
	Finds   []string // of these: what functions look it up in and their names, "map active (app.Store).Find"
}

// Records is the fact "these records were seen here and below".
type Records struct{ List []Record }

// AFact marks Records as a fact.
func (*Records) AFact() {}

func (r *Records) String() string { return "records" }

// maxRecords bounds what a package repeats of what it imports.
const maxRecords = 100

// records follows the expiry fields of the program's own records and reports
// those that are filled and never compared. What others can use is judged by
// the program that has seen all of it: package main.
func (p *Package) records() {
	seen := map[string]*Record{}
	for _, imp := range p.pass.Pkg.Imports() {
		var f Records
		if !p.pass.ImportPackageFact(imp, &f) {
			continue
		}
		for _, r := range f.List {
			merge(seen, r)
		}
	}
	p.declared(seen)
	if len(seen) == 0 {
		return
	}
	p.instructions(func(in ssa.Instruction) { p.recordUse(seen, in) })
	p.instructions(func(in ssa.Instruction) { asked(seen, in) })
	for _, fn := range p.ir.Funcs {
		p.recordLookup(seen, fn)
	}
	var list []Record
	for _, r := range seen {
		list = append(list, *r)
	}
	sort.Slice(list, func(i, j int) bool { return list[i].Type+list[i].Field < list[j].Type+list[j].Field })
	slices.SortStableFunc(list, func(a, b Record) int { return rank(a) - rank(b) })
	list = list[:min(len(list), maxRecords)]
	for _, r := range list {
		if !r.Age {
			p.unread(r)
		} else if !slices.ContainsFunc(list, func(o Record) bool { return o.Type == r.Type && o.Compared }) {
			p.ageless(r)
		}
	}
	p.pass.ExportPackageFact(&Records{list})
}

// rank is what is kept first of many.
func rank(r Record) int {
	if r.Unnamed {
		return 1
	}
	return 0
}

func merge(seen map[string]*Record, r Record) {
	k := r.Type + "." + r.Field
	o := seen[k]
	if o == nil {
		seen[k] = &r
		return
	}
	o.Written, o.Compared = o.Written || r.Written, o.Compared || r.Compared
	for _, m := range r.Asks {
		o.asks(m)
	}
	if o.Lookup == "" {
		o.Lookup = r.Lookup
	}
	for _, f := range r.Finds {
		o.finds(f)
	}
}

// declared adds the package's own record types.
func (p *Package) declared(seen map[string]*Record) {
	scope := p.pass.Pkg.Scope()
	for _, name := range scope.Names() {
		tn, ok := scope.Lookup(name).(*types.TypeName)
		named := lexicon.OfSession(nameWords(name))
		if !ok || tn.IsAlias() || !named && !lexicon.MayBeOfSession(nameWords(name)) || lexicon.LifetimeOf(nameWords(name)) == lexicon.Lasting || transfer(name) {
			continue
		}
		s, ok := tn.Type().Underlying().(*types.Struct)
		if !ok {
			continue
		}
		if ofProvider(s) {
			continue
		}
		if named && lexicon.OfLogin(nameWords(name)) && p.owned(tn.Type()) && !ends(s) {
			for i := range s.NumFields() {
				if f := s.Field(i); isTime(f.Type()) {
					merge(seen, Record{Type: ir.TypePath(tn.Type()), Field: f.Name(), Columns: columns(f.Name(), s.Tag(i)), Age: true})
				}
			}
			continue
		}
		for i := range s.NumFields() {
			f := s.Field(i)
			if !lexicon.ExpiryColumn(f.Name()) || f.Embedded() {
				continue
			}
			merge(seen, Record{Type: ir.TypePath(tn.Type()), Field: f.Name(), Columns: columns(f.Name(), s.Tag(i)), Unnamed: !named})
		}
	}
}

// ofProvider reports whether a record is of another system's tokens.
func ofProvider(s *types.Struct) bool {
	for f := range s.Fields() {
		if lexicon.OfProvider(f.Name()) {
			return true
		}
	}
	return false
}

// ends reports whether a record has a field for its end.
func ends(s *types.Struct) bool {
	for f := range s.Fields() {
		if lexicon.ExpiryColumn(f.Name()) || f.Embedded() {
			return true
		}
	}
	return false
}

// transfer reports whether a type only carries a record over a wire.
func transfer(name string) bool {
	for _, w := range nameWords(name) {
		switch w {
		case "response", "resp", "res", "request", "req", "dto", "view", "reply", "output", "input", "result", "json", "info", "claims", "args", "params", "config", "options", "opts", "error", "event", "payload", "form", "option":
			return true
		}
	}
	return false
}

// columns are the names that databases may have for a field.
func columns(field, tag string) []string {
	r := []string{strings.Join(lexicon.Words(field), "_")}
	for _, k := range []string{"db", "bson", "json", "bun", "xorm", "gorm", "sql"} {
		v, _, _ := strings.Cut(reflect.StructTag(tag).Get(k), ",")
		if _, c, ok := strings.Cut(v, "column:"); ok {
			v, _, _ = strings.Cut(c, ";")
		}
		if v != "" && v != "-" && !strings.ContainsAny(v, " :;'()") && !slices.Contains(r, v) {
			r = append(r, v)
		}
	}
	return r
}

// asks notes a method of the record's type that compares its expiry.
func (r *Record) asks(method string) {
	if !slices.Contains(r.Asks, method) {
		r.Asks = append(r.Asks, method)
	}
}

// use notes that an expiry which was read is compared, in a function: a method
// of the record itself compares nothing until somebody calls it.
func (r *Record) use(is bool, fn *ssa.Function) {
	if !is {
		return
	}
	if recv := fn.Signature.Recv(); recv != nil && ir.TypePath(recv.Type()) == r.Type && fn.Name() != "Valid" && fn.Name() != "Validate" && !strings.Contains(fn.Name(), "Hook") && !strings.HasPrefix(fn.Name(), "After") {
		r.asks(ir.FuncName(fn))
		return
	}
	r.Compared = true
}

// asked notes the calls of such methods, and where they are handed on.
func asked(seen map[string]*Record, in ssa.Instruction) {
	for _, r := range seen {
		if r.Compared || len(r.Asks) == 0 {
			continue
		}
		if call, ok := in.(ssa.CallInstruction); ok {
			callee := ir.Callee(call.Common())
			if slices.ContainsFunc(r.Asks, func(m string) bool {
				return m == callee || call.Common().IsInvoke() && last(m) == call.Common().Method.Name()
			}) {
				r.Compared = true
				continue
			}
		}
		for _, op := range in.Operands(nil) {
			if f, ok := (*op).(*ssa.Function); ok && slices.ContainsFunc(r.Asks, func(m string) bool { return last(m) == strings.TrimSuffix(f.Name(), "$bound") }) {
				r.Compared = true
			}
		}
	}
}

// recordUse notes whether an instruction writes or compares an expiry.
func (p *Package) recordUse(seen map[string]*Record, in ssa.Instruction) {
	switch in := in.(type) {
	case *ssa.FieldAddr:
		r := seen[ir.FieldName(in)]
		if r == nil {
			break
		}
		for _, ref := range *in.Referrers() {
			switch ref := ref.(type) {
			case *ssa.Store:
				r.Written = r.Written || ref.Addr == in
			case *ssa.UnOp:
				r.use(!madeHere(in) && compared(ref, 0), in.Parent())
			case *ssa.FieldAddr: // into a sql.NullTime
				for _, u := range *ref.Referrers() {
					if u, ok := u.(*ssa.UnOp); ok {
						r.use(compared(u, 0), in.Parent())
					}
				}
			case *ssa.MakeInterface: // a row is scanned into it: it is stored
				r.Written = true
			case ssa.CallInstruction:
				r.use(ref.Common().Signature().Recv() != nil && len(ref.Common().Args) > 0 && ref.Common().Args[0] == in, in.Parent())
			}
		}
	case *ssa.Field:
		if r := seen[ir.FieldOf(in)]; r != nil {
			r.use(compared(in, 0), in.Parent())
		}
	case ssa.CallInstruction:
		callee := strings.ToLower(last(ir.Callee(in.Common())))
		for _, r := range seen {
			if r.Compared {
				continue
			}
			if f := strings.ToLower(r.Field); len(callee) > len(f) && strings.HasPrefix(callee, f) { // ent: ExpiresAtGT
				r.Compared = true
			}
		}
	}
	if up, ok := in.(*ssa.MapUpdate); ok && shownMap(up.Map) {
		return // the key only names what the client is shown
	}
	for _, op := range in.Operands(nil) {
		if text, ok := ir.ConstText(*op); ok && text != "" {
			text = strings.ToLower(text)
			for _, r := range seen {
				r.Compared = r.Compared || comparesColumn(text, r.Columns)
			}
		}
	}
}

func (p *Package) storesField(fn *ssa.Function, field string) bool {
	for _, b := range fn.Blocks {
		for _, in := range b.Instrs {
			if fa, ok := in.(*ssa.FieldAddr); ok && ir.FieldName(fa) == field && len(stores(fa)) > 0 {
				return true
			}
		}
	}
	return false
}

// unread reports a record whose expiry nobody compares, once all is known.
func (p *Package) unread(r Record) {
	if r.Unnamed {
		r.Lookup, _ = p.sessionFind(r)
	}
	if !r.Written || r.Compared || r.Lookup == "" {
		return
	}
	typ := last(r.Type)
	if token.IsExported(typ) && token.IsExported(r.Field) && p.pass.Pkg.Name() != "main" {
		return
	}
	if at := p.objectPos(r.Lookup); at.IsValid() {
		p.report(Finding{Pos: at, Kind: Unread, Detail: typ + "." + r.Field, Use: Use{What: last(r.Lookup), Fix: "compare " + r.Field + " with the current time before the record is believed"}})
	}
}

// ageless reports a record of a login's that has no end and whose age nobody asks
// for: of a table or map alone, for a store of keys may end it, and a signed token
// that names it.
func (p *Package) ageless(r Record) {
	find, in := p.sessionFind(r)
	if find == "" || strings.HasPrefix(in, "key ") || p.pass.Pkg.Name() != "main" || p.verdict == nil || len(p.verdict.Module.JWT) > 0 {
		return
	}
	if at := p.objectPos(find); at.IsValid() {
		p.report(Finding{Pos: at, Kind: Ageless, Detail: last(r.Type), Use: Use{What: last(find), Fix: "store when a session ends, or compare " + r.Field + " with the longest time that one may live"}})
	}
}

// objectPos finds a function by its full name, here or in what is imported.
func (p *Package) objectPos(full string) token.Pos {
	seen := map[*types.Package]bool{}
	var find func(pkg *types.Package) token.Pos
	find = func(pkg *types.Package) token.Pos {
		if seen[pkg] {
			return token.NoPos
		}
		seen[pkg] = true
		if strings.Contains(full, pkg.Path()+".") {
			for _, name := range pkg.Scope().Names() {
				switch o := pkg.Scope().Lookup(name).(type) {
				case *types.Func:
					if o.FullName() == full {
						return o.Pos()
					}
				case *types.TypeName:
					if n, ok := o.Type().(*types.Named); ok {
						for i := range n.NumMethods() {
							if n.Method(i).FullName() == full {
								return n.Method(i).Pos()
							}
						}
					}
				}
			}
		}
		for _, i := range pkg.Imports() {
			if at := find(i); at.IsValid() {
				return at
			}
		}
		return token.NoPos
	}
	return find(p.pass.Pkg)
}
