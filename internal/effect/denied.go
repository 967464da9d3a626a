package effect

import (
	"go/ast"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/sessionlint/sessionlint/internal/catalog"
	"github.com/sessionlint/sessionlint/internal/ir"
	"github.com/sessionlint/sessionlint/internal/lexicon"
	"github.com/sessionlint/sessionlint/internal/names"
	"github.com/sessionlint/sessionlint/internal/origin"
)

// unasked reports whether a list of ended sessions is the package's own, in a
// variable or field that no other package sees, and nobody looks into it: what
// is put there ends nothing.
func (s *Package) unasked(list ssa.Value) bool {
	name := container(list)
	if name == "" || ast.IsExported(name[strings.LastIndex(name, ".")+1:]) {
		return false
	}
	for _, fn := range s.IR.Funcs {
		for _, b := range fn.Blocks {
			for _, in := range b.Instrs {
				switch in := in.(type) {
				case *ssa.Lookup:
					if container(in.X) == name {
						return false
					}
				case *ssa.Range:
					if container(in.X) == name {
						return false
					}
				case *ssa.MapUpdate:
				case ssa.CallInstruction:
					if s.looksInto(in.Common(), name) {
						return false
					}
				case *ssa.Return, *ssa.MakeInterface, *ssa.MakeClosure, *ssa.Store:
					for _, op := range in.Operands(nil) {
						if *op != nil && container(*op) == name {
							if st, ok := in.(*ssa.Store); ok && st.Addr == *op {
								continue
							}
							return false
						}
					}
				}
			}
		}
	}
	return true
}

// verifies says that the package verifies tokens, and asksKey that it asks a list
// of ended ones: under the key, or under one that isn't seen.
const (
	verifies = "verifies"
	asksKey  = "asks key "
	anyKey   = "?"
)

// Verifies reports whether the package, or one below, verifies tokens.
func (s *Package) Verifies() bool { return s.learned[verifies] }

// learnLists notes the keys under which the package asks its lists of ended
// sessions, and whether it verifies tokens at all.
func (s *Package) learnLists(fn *ssa.Function, call *ssa.CallCommon) {
	for _, e := range s.Values.Tracer.Lookup(call) {
		if e.Role == catalog.JWTParse {
			s.note(verifies)
		}
	}
	c := s.collect(fn, &Function{})
	verb := c.persisted(call)
	if verb == lexicon.NoVerb {
		verb = lexicon.VerbOf(names.Call(call))
	}
	if pkg := names.Package(call); verb != lexicon.Read && verb != lexicon.Ask || pkg == nil || origin.Std(pkg.Path()) {
		return
	}
	seen := false
	for _, a := range names.Arguments(call.Args) {
		if !ir.IsString(a.Type()) {
			continue
		}
		for _, t := range s.names.Texts(a) {
			seen = true
			if lexicon.DenyList(t) {
				s.note(asksKey + t)
			}
		}
	}
	if !seen && c.keyedRead(call) != nil {
		s.note(asksKey + anyKey)
	}
}

// unread reports whether nobody asks a list of ended sessions under a key: the
// tokens are verified here, or below, and the key is looked up nowhere.
func (s *Package) unread(key string) bool {
	return s.learned[verifies] && !s.learned[asksKey+key] && !s.learned[asksKey+anyKey]
}

// looksInto reports whether a call may read the list: sync.Map's Load and
// Range, or any function that is handed it.
func (s *Package) looksInto(call *ssa.CallCommon, name string) bool {
	for i, a := range call.Args {
		if container(a) != name {
			continue
		}
		if i == 0 && names.Receiver(call) == "Map" {
			switch names.Call(call) {
			case "Store", "Delete", "Swap", "Clear":
				return false
			}
		}
		if b, ok := call.Value.(*ssa.Builtin); ok && b.Name() == "delete" {
			return false
		}
		return true
	}
	return false
}

// container is the full name of the field or variable that holds a map, or is
// one.
func container(v ssa.Value) string {
	if u, ok := v.(*ssa.UnOp); ok {
		v = u.X
	}
	switch x := v.(type) {
	case *ssa.FieldAddr:
		return ir.FieldName(x)
	case *ssa.Global:
		return x.String()
	}
	return ""
}
