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
	for _, m := range r.Asks {
		o.asks(m)
	}
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
				r.use(compared(ref, 0), in.Parent())
			case *ssa.FieldAddr: // into a sql.NullTime
				for _, u := range *ref.Referrers() {
					if u, ok := u.(*ssa.UnOp); ok {
						r.use(compared(u, 0), in.Parent())
					}
				}
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
				if owner := ir.TypePath(fa.X.Type()); !transfer(last(owner)) && last(owner) != "Cookie" {
					return true // another record's
				}
			} else if _, elem := ref.Addr.(*ssa.IndexAddr); !elem && ref.Val == v {
				if a, ok := ref.Addr.(*ssa.Alloc); !ok || compared(a, depth+1) {
					return true
				}
			}
		case *ssa.MapUpdate:
			if !shownMap(ref.Map) {
				return true
			}
		case *ssa.MakeInterface:
			if !shownEntry(ref) && compared(ref, depth+1) {
				return true
			}
		case *ssa.Return, *ssa.MakeClosure:
			return true
		case ssa.CallInstruction:
			name := ir.Callee(ref.Common())
			switch name {
			case "(time.Time).Format", "(time.Time).String":
				if c, ok := ref.(*ssa.Call); ok && comparedText(c) {
					return true
				}
			case "(time.Time).UTC", "(time.Time).Local", "(time.Time).In", "(time.Time).Unix", "(time.Time).UnixMilli":
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

// comparedText reports whether a time that has been written as text is
// compared, or goes where that can't be seen: a header or page only shows it.
func comparedText(c *ssa.Call) bool {
	for _, ref := range *c.Referrers() {
		switch ref.(type) {
		case *ssa.BinOp, *ssa.Return, *ssa.Store, *ssa.MapUpdate:
			return true
		}
	}
	return false
}

// shownMap reports whether a map is made here to be shown to the client, as
// gin.H is.
func shownMap(m ssa.Value) bool {
	made, ok := m.(*ssa.MakeMap)
	if !ok {
		return false
	}
	for _, ref := range *made.Referrers() {
		switch ref := ref.(type) {
		case *ssa.MapUpdate:
		case *ssa.MakeInterface:
			if !shownEntry(ref) {
				return false
			}
		default:
			return false
		}
	}
	return true
}

// shownEntry reports whether a value is only handed to functions that answer
// the client, by their names.
func shownEntry(v ssa.Value) bool {
	for _, ref := range *v.Referrers() {
		if u, ok := ref.(*ssa.MapUpdate); ok && u.Value == v && shownMap(u.Map) {
			continue
		}
		call, ok := ref.(ssa.CallInstruction)
		if !ok {
			return false
		}
		switch last(ir.Callee(call.Common())) {
		case "JSON", "IndentedJSON", "PureJSON", "Render", "HTML", "XML", "Encode", "Execute", "ExecuteTemplate", "Marshal", "WriteJSON", "Fprintf", "Fprintln", "Fprint", "Printf", "Println":
		default:
			return false
		}
	}
	return len(*v.Referrers()) > 0
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
