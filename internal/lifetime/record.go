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
	Lookup      string // a function that looks a record up, by full name
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
	for _, fn := range p.ir.Funcs {
		p.recordLookup(seen, fn)
	}
	var list []Record
	for _, r := range seen {
		list = append(list, *r)
	}
	sort.Slice(list, func(i, j int) bool { return list[i].Type+list[i].Field < list[j].Type+list[j].Field })
	list = list[:min(len(list), maxRecords)]
	for _, r := range list {
		p.unread(r)
	}
	p.pass.ExportPackageFact(&Records{list})
}

func merge(seen map[string]*Record, r Record) {
	k := r.Type + "." + r.Field
	o := seen[k]
	if o == nil {
		seen[k] = &r
		return
	}
	o.Written, o.Compared = o.Written || r.Written, o.Compared || r.Compared
	if o.Lookup == "" {
		o.Lookup = r.Lookup
	}
}

// declared adds the package's own record types.
func (p *Package) declared(seen map[string]*Record) {
	scope := p.pass.Pkg.Scope()
	for _, name := range scope.Names() {
		tn, ok := scope.Lookup(name).(*types.TypeName)
		if !ok || tn.IsAlias() || !lexicon.OfSession(nameWords(name)) || lexicon.LifetimeOf(nameWords(name)) == lexicon.Lasting || transfer(name) {
			continue
		}
		s, ok := tn.Type().Underlying().(*types.Struct)
		if !ok {
			continue
		}
		for i := range s.NumFields() {
			f := s.Field(i)
			if !lexicon.ExpiryField(f.Name()) || f.Embedded() {
				continue
			}
			merge(seen, Record{Type: ir.TypePath(tn.Type()), Field: f.Name(), Columns: columns(f.Name(), s.Tag(i))})
		}
	}
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
				r.Compared = r.Compared || compared(ref, 0)
			case *ssa.FieldAddr: // into a sql.NullTime
				for _, u := range *ref.Referrers() {
					if u, ok := u.(*ssa.UnOp); ok {
						r.Compared = r.Compared || compared(u, 0)
					}
				}
			case ssa.CallInstruction:
				r.Compared = r.Compared || ref.Common().Signature().Recv() != nil && len(ref.Common().Args) > 0 && ref.Common().Args[0] == in
			}
		}
	case *ssa.Field:
		if r := seen[ir.FieldOf(in)]; r != nil {
			r.Compared = r.Compared || compared(in, 0)
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
	for _, op := range in.Operands(nil) {
		if text, ok := ir.ConstText(*op); ok && text != "" {
			text = strings.ToLower(text)
			for _, r := range seen {
				r.Compared = r.Compared || comparesColumn(text, r.Columns)
			}
		}
	}
}

// compared reports whether an expiry that was read is compared, or goes where
// that can't be seen.
func compared(v ssa.Value, depth int) bool {
	if v.Referrers() == nil || depth > 6 {
		return true
	}
	for _, ref := range *v.Referrers() {
		switch ref := ref.(type) {
		case *ssa.BinOp:
			return true
		case *ssa.UnOp, *ssa.Convert, *ssa.ChangeType, *ssa.Phi, *ssa.Field, *ssa.FieldAddr:
			if compared(ref.(ssa.Value), depth+1) {
				return true
			}
		case *ssa.Store:
			if fa, ok := ref.Addr.(*ssa.FieldAddr); ok && ref.Val == v {
				if owner := ir.TypePath(fa.X.Type()); !transfer(last(owner)) {
					return true // another record's
				}
			} else if _, elem := ref.Addr.(*ssa.IndexAddr); !elem && ref.Val == v {
				if a, ok := ref.Addr.(*ssa.Alloc); !ok || compared(a, depth+1) {
					return true
				}
			}
		case *ssa.Return, *ssa.MakeClosure, *ssa.MapUpdate:
			return true
		case ssa.CallInstruction:
			name := ir.Callee(ref.Common())
			switch name {
			case "(time.Time).Format", "(time.Time).String", "(time.Time).UTC", "(time.Time).Local", "(time.Time).In", "(time.Time).Unix", "(time.Time).UnixMilli":
				if c, ok := ref.(*ssa.Call); ok && compared(c, depth+1) {
					return true
				}
			default:
				return true
			}
		}
	}
	return false
}

// comparesColumn reports whether a text of SQL in lower case, or a key of a
// query, asks for one of the columns.
func comparesColumn(lower string, columns []string) bool {
	for _, c := range columns {
		c = strings.ToLower(c)
		if lower == c {
			return true
		}
		for rest, off := lower, 0; ; {
			i := strings.Index(rest, c)
			if i < 0 {
				break
			}
			before := strings.TrimRight(strings.TrimRight(lower[:off+i], "abcdefghijklmnopqrstuvwxyz_\"`.["), " (")
			after := strings.TrimLeft(lower[off+i+len(c):], "\"`]) ")
			if strings.HasSuffix(before, "<") || strings.HasSuffix(before, ">") || strings.HasSuffix(before, "<=") || strings.HasSuffix(before, ">=") ||
				strings.HasPrefix(after, "<") || strings.HasPrefix(after, ">") || strings.HasPrefix(after, "between") {
				return true
			}
			off += i + len(c)
			rest = lower[off:]
		}
	}
	return false
}

// recordLookup notes a function that looks a record up by what the client
// presents.
func (p *Package) recordLookup(seen map[string]*Record, fn *ssa.Function) {
	res := fn.Signature.Results()
	if fn.Parent() != nil || res.Len() == 0 || fn.Object() == nil {
		return
	}
	prefix := ir.TypePath(res.At(0).Type()) + "."
	presented := false
	for _, q := range fn.Params {
		b, ok := q.Type().Underlying().(*types.Basic)
		presented = presented || ok && b.Info()&types.IsString != 0 && len(lexicon.Words(q.Name())) > 0
	}
	if !presented || !looksUp(fn) {
		return
	}
	for k, r := range seen {
		if strings.HasPrefix(k, prefix) && r.Lookup == "" && !p.storesField(fn, k) {
			r.Lookup = fn.Object().(*types.Func).FullName()
		}
	}
}

// looksUp reports whether a function reads from a map or asks a database.
func looksUp(fn *ssa.Function) bool {
	for _, b := range fn.Blocks {
		for _, in := range b.Instrs {
			switch in := in.(type) {
			case *ssa.Lookup:
				return true
			case ssa.CallInstruction:
				for _, w := range lexicon.Words(last(ir.Callee(in.Common()))) {
					switch w {
					case "query", "scan", "first", "find", "get", "take", "load", "one", "select", "row":
						return true
					}
				}
			}
		}
	}
	return false
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
