package hidden

import "go/types"

// reachable returns the package's types that can be reached from its exported
// names, which are those that export data hold.
func reachable(pkg *types.Package) map[*types.Named]bool {
	r := reach{pkg, map[types.Type]bool{}, map[*types.Named]bool{}}
	for _, name := range pkg.Scope().Names() {
		if obj := pkg.Scope().Lookup(name); obj.Exported() {
			r.see(obj.Type())
		}
	}
	return r.own
}

type reach struct {
	pkg  *types.Package
	seen map[types.Type]bool
	own  map[*types.Named]bool
}

func (r *reach) see(t types.Type) {
	if t == nil || r.seen[t] {
		return
	}
	r.seen[t] = true
	switch t := t.(type) {
	case *types.Named:
		for a := range t.TypeArgs().Types() {
			r.see(a)
		}
		if t = t.Origin(); t.Obj().Pkg() != r.pkg {
			return
		}
		r.own[t] = true
		r.see(t.Underlying())
		for m := range t.Methods() {
			r.see(m.Type())
		}
	case *types.Alias:
		r.see(types.Unalias(t))
	case *types.Struct:
		for f := range t.Fields() {
			r.see(f.Type())
		}
	case *types.Interface:
		for m := range t.Methods() {
			r.see(m.Type())
		}
		for e := range t.EmbeddedTypes() {
			r.see(e)
		}
	case *types.Signature:
		for _, tuple := range []*types.Tuple{t.Params(), t.Results()} {
			for v := range tuple.Variables() {
				r.see(v.Type())
			}
		}
	case *types.Map:
		r.see(t.Key())
		r.see(t.Elem())
	case *types.Union:
		for term := range t.Terms() {
			r.see(term.Type())
		}
	case interface{ Elem() types.Type }: // pointers, slices, arrays, channels
		r.see(t.Elem())
	}
}
