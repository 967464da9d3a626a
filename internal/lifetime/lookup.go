package lifetime

import (
	"go/types"
	"slices"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/sessionlint/sessionlint/internal/catalog"
	"github.com/sessionlint/sessionlint/internal/effect"
	"github.com/sessionlint/sessionlint/internal/ir"
	"github.com/sessionlint/sessionlint/internal/lexicon"
)

// recordLookup notes a function that looks a record up by what the client
// presents: it returns one, or loads one for itself.
func (p *Package) recordLookup(seen map[string]*Record, fn *ssa.Function) {
	if !p.presented(fn) {
		return
	}
	found := p.loads(fn)
	if fn.Parent() == nil && fn.Object() != nil && looksUp(fn) {
		for v := range fn.Signature.Results().Variables() {
			found[ir.TypePath(v.Type())] = true
		}
	}
	for k, r := range seen {
		if !found[r.Type] || p.storesField(fn, k) {
			continue
		}
		if r.Lookup == "" && !r.Unnamed {
			r.Lookup = lookupName(fn)
		}
		if r.Unnamed || r.Age {
			f := p.effects(fn)
			for _, l := range f.Looks {
				r.finds(l.Label + " " + lookupName(fn))
			}
			for _, e := range f.Effects {
				if e.Kind == effect.Find && e.Noun != "" {
					r.finds(e.Noun + " " + lookupName(fn))
				}
			}
		}
	}
}

// maxFinds bounds what is known of where a record is looked up.
const maxFinds = 6

// finds notes in what a function looks the record up.
func (r *Record) finds(what string) {
	if !slices.Contains(r.Finds, what) && len(r.Finds) < maxFinds {
		r.Finds = append(r.Finds, what)
	}
}

// sessionFind is the function that looks a record up where logins start
// sessions, or "", and where that is.
func (p *Package) sessionFind(r Record) (find, in string) {
	for _, f := range r.Finds {
		if i := strings.LastIndex(f, " "); p.started(f[:i], "") {
			return f[i+1:], f[:i]
		}
	}
	return "", ""
}

// lookupName is the full name of the function, or of the one around it.
func lookupName(fn *ssa.Function) string {
	if obj, ok := ir.Outermost(fn).Object().(*types.Func); ok {
		return obj.FullName()
	}
	return ""
}

// presented reports whether a function is given a text with a name, or a
// request.
func (p *Package) presented(fn *ssa.Function) bool {
	for _, q := range fn.Params {
		if b, ok := q.Type().Underlying().(*types.Basic); ok && b.Info()&types.IsString != 0 && len(lexicon.Words(q.Name())) > 0 {
			return true
		}
		if n := ir.TypePath(q.Type()); n == "net/http.Request" || p.cat.Has(n, catalog.EntryType) != nil {
			return true
		}
	}
	return false
}

// loads returns the types of the single records that a function reads from a
// map or has a database fill.
func (p *Package) loads(fn *ssa.Function) map[string]bool {
	r := map[string]bool{}
	for _, b := range fn.Blocks {
		for _, in := range b.Instrs {
			switch in := in.(type) {
			case *ssa.Lookup:
				if m, ok := in.X.Type().Underlying().(*types.Map); ok {
					r[ir.TypePath(m.Elem())] = true
				}
			case *ssa.TypeAssert: // out of a sync.Map or cache
				r[ir.TypePath(in.AssertedType)] = true
			case ssa.CallInstruction:
				if !asksStore(last(ir.Callee(in.Common()))) {
					continue
				}
				for _, a := range in.Common().Args {
					if m, ok := a.(*ssa.MakeInterface); ok {
						a = m.X
					}
					if local, ok := a.(*ssa.Alloc); ok {
						r[ir.TypePath(local.Type())] = true
					}
				}
			}
		}
	}
	delete(r, "")
	return r
}

// looksUp reports whether a function, or a literal in it, reads from a map or asks
// a database.
func looksUp(fn *ssa.Function) bool {
	if slices.ContainsFunc(fn.AnonFuncs, looksUp) {
		return true
	}
	for _, b := range fn.Blocks {
		for _, in := range b.Instrs {
			switch in := in.(type) {
			case *ssa.Lookup:
				return true
			case ssa.CallInstruction:
				if asksStore(last(ir.Callee(in.Common()))) {
					return true
				}
			}
		}
	}
	return false
}

// asksStore reports whether a function's name says that it reads from a store.
func asksStore(name string) bool {
	for _, w := range lexicon.Words(name) {
		switch w {
		case "query", "scan", "first", "find", "get", "take", "load", "one", "select", "row", "decode", "unmarshal", "last":
			return true
		}
	}
	return strings.HasPrefix(name, "QueryRow")
}
