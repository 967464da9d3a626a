package cookie

import (
	"go/token"

	"golang.org/x/tools/go/ssa"
)

// tableOf is the package variable in whose map an entry is looked up, or nil.
func tableOf(l *ssa.Lookup) *ssa.Global {
	load, ok := l.X.(*ssa.UnOp)
	if !ok || load.Op != token.MUL {
		return nil
	}
	g, _ := load.X.(*ssa.Global)
	return g
}

// entry evaluates a field of the struct that a table has under a key: a map
// that is written down with its variable and that nobody changes.
func (p *Package) entry(table *ssa.Global, index ssa.Value, field string) Attr {
	u, at := p.globals[table], p.eval(index)
	if u == nil || u.escaped || len(u.stores) != 1 || at.Kind != Const || table.Object() == nil || table.Object().Exported() {
		return runtime(index)
	}
	made, ok := u.stores[0].Val.(*ssa.MakeMap)
	if !ok || p.changed(u) {
		return runtime(index)
	}
	for _, ref := range *made.Referrers() {
		if m, ok := ref.(*ssa.MapUpdate); ok && m.Map == made {
			if k := p.eval(m.Key); k.Kind == Const && k.Text == at.Text {
				return p.part(m.Value, field)
			}
		}
	}
	return runtime(index)
}

// changed reports whether a map in a variable does anything but be looked up.
func (p *Package) changed(u *global) bool {
	for _, in := range u.uses {
		load, ok := in.(*ssa.UnOp)
		if !ok {
			continue
		}
		for _, ref := range *load.Referrers() {
			switch ref.(type) {
			case *ssa.Lookup, *ssa.Range, *ssa.DebugRef:
			default:
				return true
			}
		}
	}
	return false
}
