package effect

import (
	"go/token"
	"go/types"
	"slices"
	"sort"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/sessionlint/sessionlint/internal/ir"
)

// A Hidden is a type that is not exported: where a constructor returns it as
// an interface, export data leave it out, and facts about its methods with it.
// So it travels as text.
type Hidden struct {
	Methods []string // its method set: names with their signatures
	Funcs   []HiddenFunc
}

// A HiddenFunc is one of its methods.
type HiddenFunc struct {
	Name string // full name
	Key  string // name with its signature
	File string // its package's path and its file's name: directories differ from machine to machine
	Line int
	Func Function
}

// maxHidden bounds how many travel.
const maxHidden = 150

// hidden returns the package's types that others can only see as interfaces,
// with the methods that do something.
func (s *Package) hidden() []Hidden {
	byType := map[*types.TypeName][]*ssa.Function{}
	for _, fn := range s.IR.Funcs {
		f := s.own[fn]
		if f == nil || fn.Signature.Recv() == nil || len(f.Effects) == 0 && len(f.Calls) == 0 && !mayEnd(fn.Name()) {
			continue
		}
		t := fn.Signature.Recv().Type()
		if p, ok := types.Unalias(t).(*types.Pointer); ok {
			t = p.Elem()
		}
		if n, ok := types.Unalias(t).(*types.Named); ok && !n.Obj().Exported() && n.TypeParams() == nil {
			byType[n.Obj()] = append(byType[n.Obj()], fn)
		}
	}
	var r []Hidden
	for tn, fns := range byType {
		h := Hidden{}
		ms := types.NewMethodSet(types.NewPointer(tn.Type()))
		for i := range ms.Len() {
			m := ms.At(i).Obj().(*types.Func)
			h.Methods = append(h.Methods, methodKey(m))
		}
		for _, fn := range fns {
			obj, ok := fn.Object().(*types.Func)
			if !ok {
				continue
			}
			file, line := ir.Place(s.pass, fn.Pos())
			h.Funcs = append(h.Funcs, HiddenFunc{ir.FuncName(fn), methodKey(obj), file, line, *s.own[fn]})
		}
		r = append(r, h)
	}
	return r
}

func tidyHidden(hs []Hidden) []Hidden {
	hs = slices.DeleteFunc(hs, func(h Hidden) bool { return len(h.Funcs) == 0 })
	sort.SliceStable(hs, func(i, j int) bool { return hs[i].Funcs[0].Name < hs[j].Funcs[0].Name })
	hs = slices.CompactFunc(hs, func(a, b Hidden) bool { return a.Funcs[0].Name == b.Funcs[0].Name })
	return hs[:min(len(hs), maxHidden)]
}

// methodKey is a method's name with the types of its parameters and results.
func methodKey(m *types.Func) string {
	sig := m.Signature()
	var b strings.Builder
	b.WriteString(m.Name())
	for _, t := range []*types.Tuple{sig.Params(), sig.Results()} {
		b.WriteString("(")
		for v := range t.Variables() {
			b.WriteString(types.TypeString(v.Type(), nil))
			b.WriteString(",")
		}
		b.WriteString(")")
	}
	if sig.Variadic() {
		b.WriteString("...")
	}
	return b.String()
}

// behind returns the methods of hidden types that an interface's method may
// run.
func (s *Package) behind(iface *types.Interface, name string) []*HiddenFunc {
	var want []string
	key := ""
	for m := range iface.Methods() {
		k := methodKey(m)
		want = append(want, k)
		if m.Name() == name {
			key = k
		}
	}
	var r []*HiddenFunc
	for i := range s.Outside.Hidden {
		h := &s.Outside.Hidden[i]
		if slices.ContainsFunc(want, func(k string) bool { return !slices.Contains(h.Methods, k) }) {
			continue
		}
		for j := range h.Funcs {
			if h.Funcs[j].Key == key {
				r = append(r, &h.Funcs[j])
			}
		}
	}
	return r
}

// hiddenFunc finds a method of a hidden type by its full name.
func (s *Package) hiddenFunc(full string) *HiddenFunc {
	for i := range s.Outside.Hidden {
		for j := range s.Outside.Hidden[i].Funcs {
			if f := &s.Outside.Hidden[i].Funcs[j]; f.Name == full {
				return f
			}
		}
	}
	return nil
}

// place makes a position for a line of a file of another package.
func (s *Package) place(file string, line int) token.Pos { return ir.Pos(s.pass, file, line) }
