package verdict

import (
	"go/types"
	"slices"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/sessionlint/sessionlint/internal/ir"
	"github.com/sessionlint/sessionlint/internal/lexicon"
	"github.com/sessionlint/sessionlint/internal/names"
)

// A Twin is a second record beside the one that a logout removes: the type
// whose RemoveUserInfo it calls has a SetAdminUserInfo as well.
type Twin struct {
	Calls  string // the method that the logout calls
	Set    string // the method that creates the second record
	Remove string // the one that would remove it, or ""
}

// twin finds a record that a logout forgets: the type that removes one for it
// keeps another of nearly the same name, which the logout doesn't remove.
func (s *Package) twin(fn *ssa.Function) *Twin {
	called := map[string]bool{}
	var ends []*ssa.CallCommon
	s.walk(fn, map[*ssa.Function]bool{}, func(call *ssa.CallCommon) {
		name := names.Call(call)
		called[name] = true
		if lexicon.VerbOf(name) == lexicon.End && recvType(call) != nil {
			ends = append(ends, call)
		}
	})
	for _, call := range ends {
		methods := methodNames(recvType(call))
		verb, phrase := cutVerb(names.Call(call))
		set, get := counterparts(methods, phrase)
		if set == "" || get == "" || len(phrase) == 0 {
			continue
		}
		for _, n := range methods {
			_, p := cutVerb(n)
			if called[n] || !extends(p, phrase) || !strings.HasPrefix(n, set) {
				continue
			}
			if s2, g2 := counterparts(methods, p); s2 != set || g2 == "" {
				continue
			}
			t := &Twin{Calls: names.Call(call), Set: n}
			if r := verb + strings.Join(title(p), ""); slices.Contains(methods, r) {
				if called[r] {
					continue
				}
				t.Remove = r
			}
			return t
		}
	}
	return nil
}

// walk calls f for each call in fn and in the package's functions that it
// calls or makes.
func (s *Package) walk(fn *ssa.Function, seen map[*ssa.Function]bool, f func(*ssa.CallCommon)) {
	if seen[fn] || len(seen) > 40 {
		return
	}
	seen[fn] = true
	for _, b := range fn.Blocks {
		for _, in := range b.Instrs {
			c, ok := in.(ssa.CallInstruction)
			if !ok {
				continue
			}
			if _, ok := c.Common().Value.(*ssa.Builtin); ok {
				continue
			}
			f(c.Common())
			for _, g := range s.Callees(c.Common()) {
				s.walk(g, seen, f)
			}
		}
	}
	for _, a := range fn.AnonFuncs {
		s.walk(a, seen, f)
	}
}

func recvType(call *ssa.CallCommon) types.Type {
	if call.IsInvoke() {
		return call.Value.Type()
	}
	if f := call.StaticCallee(); f != nil && f.Signature.Recv() != nil {
		return f.Signature.Recv().Type()
	}
	return nil
}

func methodNames(t types.Type) []string {
	if ir.TypePath(t) == "" {
		return nil
	}
	var r []string
	ms := types.NewMethodSet(t)
	for i := range ms.Len() {
		r = append(r, ms.At(i).Obj().Name())
	}
	return r
}

// cutVerb splits a method's name into its first word and the others.
func cutVerb(name string) (verb string, rest []string) {
	ws := lexicon.Words(name)
	if len(ws) < 2 {
		return name, nil
	}
	return name[:len(ws[0])], ws[1:]
}

func title(ws []string) []string {
	r := make([]string, len(ws))
	for i, w := range ws {
		r[i] = strings.ToUpper(w[:1]) + w[1:]
	}
	return r
}

// counterparts returns the verbs of the methods that create and read what the
// phrase names, or "".
func counterparts(methods []string, phrase []string) (set, get string) {
	for _, n := range methods {
		verb, p := cutVerb(n)
		if !slices.Equal(p, phrase) {
			continue
		}
		switch lexicon.VerbOf(verb) {
		case lexicon.Change, lexicon.Create:
			if set == "" || verb == "Set" {
				set = verb
			}
		case lexicon.Read:
			get = verb
		}
	}
	return set, get
}

// extends reports whether a phrase is another with one word more that names a
// kind of it.
func extends(long, short []string) bool {
	if len(long) != len(short)+1 {
		return false
	}
	extra := ""
	j := 0
	for _, w := range long {
		if j < len(short) && w == short[j] {
			j++
			continue
		}
		if extra != "" {
			return false
		}
		extra = w
	}
	return j == len(short) && !lexicon.NoKind(extra)
}
