package effect

import (
	"go/types"

	"github.com/sessionlint/sessionlint/internal/hidden"
)

// hiddenHere returns what the package's functions do that others have no name
// for: methods that run through an interface, and handlers, which are to blame
// for what they leave undone.
func (s *Package) hiddenHere() hidden.Facts[Function] {
	var r hidden.Facts[Function]
	for _, fn := range s.IR.Funcs {
		f := s.own[fn]
		obj, ok := fn.Object().(*types.Func)
		if f == nil || !ok || len(f.Effects) == 0 && len(f.Calls) == 0 && !mayEnd(fn.Name()) {
			continue
		}
		if s.hidden.Behind(obj) || s.hidden.Hides(obj) && (fn.Signature.Recv() != nil || s.Entry(fn)) {
			r = append(r, hidden.Fact[Function]{Func: obj.FullName(), At: s.hidden.Place(fn.Pos()), Is: *f})
		}
	}
	return r
}
