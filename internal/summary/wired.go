package summary

import (
	"fmt"
	"go/token"
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"

	"github.com/sessionlint/sessionlint/internal/ir"
	"github.com/sessionlint/sessionlint/internal/trace"
)

// A Wait is a secret that is made by a function or object which a package above
// puts into a field, or behind an interface, or that is what it puts into a
// field itself. Who wires the program, mostly main, sees what it is.
type Wait struct {
	Called trace.Called // Field alone, and Plain: the secret is the field's content
	Plain  bool
	By     []Giver // functions that put their parameter into the field
	Class  string
	What   string
	At     trace.Step
}

// A Giver is a function's parameter, receivers counted.
type Giver struct {
	Func  string
	Param int
}

func (w Wait) key() string { return fmt.Sprint(w.Called, w.Plain) + w.At.String() }

// maxGivers bounds what is told of one field.
const maxGivers = 4

// waits are the package's secrets of which others decide what they are.
func (s *Package) waits() []Wait {
	if s.IR.Dependency {
		return nil
	}
	var r []Wait
	for _, fn := range s.IR.Funcs {
		for _, u := range s.Uses(fn) {
			for _, a := range u.Value {
				c, plain, ok := awaited(a)
				if !ok || c.Field != "" && plain && len(s.Tracer.StoresTo(c.Field)) > 0 && len(s.givers(c.Field)) == 0 {
					continue
				}
				r = append(r, Wait{c, plain, s.givers(c.Field), className(u.Class), u.What, s.Tracer.Step(u.Pos, "used here")})
			}
		}
	}
	return tidy(r, Wait.key)
}

// awaited is what others decide of an alternative of a value, if it is nothing
// else.
func awaited(a trace.Alt) (c trace.Called, plain, ok bool) {
	if !a.Unknown || a.Says() || a.Told || len(a.Params) > 0 {
		return c, false, false
	}
	for _, m := range a.Marks {
		switch m.Kind() {
		case trace.FromCalled:
			return trace.CalledAs(m.Name()), false, true
		case trace.FromField:
			c.Field = m.Name()
		case trace.Hashed, trace.FromConst, trace.FromVar:
		default:
			return c, false, false
		}
	}
	return c, true, c.Field != ""
}

// givers are the package's exported functions that put a parameter into a
// field, themselves or by the option that they return.
func (s *Package) givers(field string) []Giver {
	var r []Giver
	for _, st := range s.Tracer.StoresTo(field) {
		v := st.Val
		for range 4 {
			v = Bare(v)
			if load, ok := v.(*ssa.UnOp); ok && load.Op == token.MUL {
				if kept := s.Tracer.HeldAt(load.X); len(kept) == 1 {
					v = kept[0]
				}
			}
			if f, ok := v.(*ssa.FreeVar); ok {
				v = s.Tracer.Binding(f)
			}
			if a, ok := v.(*ssa.Alloc); ok {
				if kept := s.Tracer.HeldAt(a); len(kept) == 1 {
					v = kept[0]
				}
			}
			if v == nil {
				break
			}
		}
		p, ok := v.(*ssa.Parameter)
		if ok && len(r) < maxGivers && token.IsExported(p.Parent().Name()) {
			r = append(r, Giver{ir.FuncName(p.Parent()), slices.Index(p.Parent().Params, p)})
		}
	}
	return r
}

// decided are the secrets of imported packages that this package makes weak by
// what it wires them with.
func (s *Package) decided(enough float64) []Weakness {
	var r []Weakness
	if s.IR.Dependency {
		return nil
	}
	for _, w := range s.awaits() {
		note := func(pos token.Pos, v trace.Value) {
			u := Use{Pos: pos, Class: class(w.Class), Rank: ByName, Value: v, What: fmt.Sprintf("what makes %s (%s)", w.What, w.At.Place())}
			if w.Plain {
				u.What = fmt.Sprintf("%s (%s)", w.What, w.At.Place())
			}
			for _, a := range v {
				if weak, ok := s.judge(u, a, enough); ok {
					weak.key += w.key()
					r = append(r, weak)
					return
				}
			}
		}
		s.wirings(w, func(pos token.Pos, v ssa.Value) {
			switch {
			case w.Plain:
				note(pos, s.Tracer.Of(v))
			case w.Called.Method != "":
				note(pos, s.Tracer.MadeByMethod(v, w.Called.Method))
			default:
				note(pos, s.Tracer.MadeByFunction(v))
			}
		})
	}
	return r
}

// awaits are the imported packages' waits.
func (s *Package) awaits() []Wait {
	var r []Wait
	for _, st := range imported(s.pass) {
		r = append(r, st.Waits...)
	}
	return tidy(r, Wait.key)
}

// wirings calls f for what this package puts where the wait is for: into the
// field, itself or by a function of the package that waits, or, where no field
// is known, behind the interface.
func (s *Package) wirings(w Wait, f func(token.Pos, ssa.Value)) {
	found := false
	if w.Called.Field != "" {
		for _, st := range s.Tracer.StoresTo(w.Called.Field) {
			found = true
			f(st.Pos(), st.Val)
		}
	}
	for _, fn := range s.IR.Funcs {
		for _, b := range fn.Blocks {
			for _, in := range b.Instrs {
				call, ok := in.(ssa.CallInstruction)
				if !ok || call.Common().StaticCallee() == nil {
					continue
				}
				for _, g := range w.By {
					if ir.FuncName(call.Common().StaticCallee()) != g.Func {
						continue
					}
					if a := trace.Argument(call.Common(), g.Param); a != nil {
						found = true
						f(in.Pos(), a)
					}
				}
			}
		}
	}
	if !found && w.Called.Method != "" {
		s.boxings(w.Called.Method, f)
	}
}

// boxings calls f for the objects of one type that the package puts behind the
// interface whose method this is: of several it is not known which of them runs.
func (s *Package) boxings(method string, f func(token.Pos, ssa.Value)) {
	m := ir.Find(ir.Visible(s.pass.Pkg), method)
	if m == nil {
		return
	}
	behind := m.Signature().Recv().Type()
	var boxes []*ssa.MakeInterface
	for _, fn := range s.IR.Funcs {
		for _, b := range fn.Blocks {
			for _, in := range b.Instrs {
				if box, ok := in.(*ssa.MakeInterface); ok && types.Identical(box.Type(), behind) {
					boxes = append(boxes, box)
				}
			}
		}
	}
	for _, box := range boxes {
		if !types.Identical(box.X.Type(), boxes[0].X.Type()) {
			return
		}
	}
	if len(boxes) > 0 {
		f(posOf(boxes[0]), boxes[0])
	}
}

// posOf is where an object is put behind an interface: the conversion has often
// no place of its own.
func posOf(box *ssa.MakeInterface) token.Pos {
	if box.Pos().IsValid() {
		return box.Pos()
	}
	for _, ref := range *box.Referrers() {
		if ref.Pos().IsValid() {
			return ref.Pos()
		}
	}
	return box.X.Pos()
}
