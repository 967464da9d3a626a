package effect

import "golang.org/x/tools/go/ssa"

// registered reports whether a function that is called comes out of a map that
// the program keeps: one of those that somebody has registered there for a
// message or an event, whatever they do.
func (s *Package) registered(f ssa.Value) bool { return fromTable(f, map[ssa.Value]bool{}) }

func fromTable(v ssa.Value, seen map[ssa.Value]bool) bool {
	if seen[v] || len(seen) > 20 {
		return false
	}
	seen[v] = true
	switch v := v.(type) {
	case *ssa.Lookup:
		return kept(v.X)
	case *ssa.Extract:
		return fromTable(v.Tuple, seen)
	case *ssa.Phi:
		for _, e := range v.Edges {
			if fromTable(e, seen) {
				return true
			}
		}
	case *ssa.UnOp:
		if i, ok := v.X.(*ssa.IndexAddr); ok { // one of several
			return fromTable(i.X, seen)
		}
	case *ssa.TypeAssert:
		return fromTable(v.X, seen)
	case *ssa.ChangeType:
		return fromTable(v.X, seen)
	case *ssa.Call:
		if b, ok := v.Call.Value.(*ssa.Builtin); ok && b.Name() == "append" { // a copy
			return fromTable(v.Call.Args[len(v.Call.Args)-1], seen)
		}
	}
	return false
}
