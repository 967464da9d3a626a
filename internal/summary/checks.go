package summary

import (
	"fmt"
	"go/constant"
	"go/token"
	"slices"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/sessionlint/sessionlint/internal/ir"
	"github.com/sessionlint/sessionlint/internal/trace"
)

// A Check says that the program refuses or replaces what a field, variable
// or setting holds if it is a certain constant: the sentinel of a default, or
// nothing at all.
type Check struct {
	Mark string
	Text string // what is refused
	Any  bool   // it is looked up among several that are refused
	Long bool   // a short one is refused
}

// checks are the tests of values that this package and its imports make.
type checks struct {
	own   []Check
	known map[Check]bool
	local map[ssa.Value][]Check // of values, and of the function's parameters
}

// findChecks reads the tests of all functions.
func (s *Package) findChecks() {
	s.checks = checks{known: map[Check]bool{}, local: map[ssa.Value][]Check{}}
	for _, st := range imported(s.pass) {
		for _, c := range st.Checks {
			s.checks.known[c] = true
		}
	}
	for _, fn := range s.IR.Funcs {
		for _, b := range fn.Blocks {
			if len(b.Instrs) == 0 {
				continue
			}
			if cond, ok := b.Instrs[len(b.Instrs)-1].(*ssa.If); ok {
				s.readCheck(b, cond.Cond)
			}
		}
	}
	s.checks.own = tidy(s.checks.own, func(c Check) string { return fmt.Sprint(c) })
}

// readCheck notes what the condition at the end of the block tests.
func (s *Package) readCheck(b *ssa.BasicBlock, cond ssa.Value) {
	yes, no := b.Succs[0], b.Succs[1]
	switch c := cond.(type) {
	case *ssa.UnOp:
		if c.Op == token.NOT {
			s.readTest(c.X, no, yes)
			return
		}
	}
	s.readTest(cond, yes, no)
}

func (s *Package) readTest(cond ssa.Value, yes, no *ssa.BasicBlock) {
	switch c := cond.(type) {
	case *ssa.BinOp:
		x, y := c.X, c.Y
		if _, ok := x.(*ssa.Const); ok {
			x, y = y, x
		}
		k, ok := y.(*ssa.Const)
		if !ok {
			return
		}
		if call, ok := x.(*ssa.Call); ok && k.IsNil() && s.judges(call) {
			for _, a := range call.Call.Args {
				if isText(a.Type()) && (s.refuses(yes, a) || s.refuses(no, a)) {
					s.noteCheck(a, Check{Long: true})
				}
			}
			return
		}
		if n, ok := lengthTested(x); ok && k.Value != nil && k.Value.Kind() == constant.Int {
			if c.Op == token.GTR && k.Int64() == 0 && keptOut(n, yes) {
				s.noteCheck(n, Check{})
			}
			if s.refuses(yes, n) || s.refuses(no, n) {
				s.noteCheck(n, Check{})
				if least, ok := constant.Int64Val(k.Value); ok && least > 1 {
					s.noteCheck(n, Check{Long: true})
				}
			}
			return
		}
		text, isText := ir.ConstText(k)
		if !isText && k.Value != nil || !isText && !isTextType(x) {
			return
		}
		bad := yes
		switch c.Op {
		case token.NEQ:
			if text == "" && keptOut(x, yes) {
				s.noteCheck(x, Check{})
			}
			bad = no
		case token.EQL:
		default:
			return
		}
		if s.refuses(bad, x) {
			s.noteCheck(x, Check{Text: text})
		}
	case *ssa.Extract:
		if l, ok := c.Tuple.(*ssa.Lookup); ok && isText(l.Index.Type()) && (s.refuses(yes, l.Index) || s.refuses(no, l.Index)) {
			s.noteCheck(l.Index, Check{Any: true})
		}
	case *ssa.Lookup:
		if isText(c.Index.Type()) && (s.refuses(yes, c.Index) || s.refuses(no, c.Index)) {
			s.noteCheck(c.Index, Check{Any: true})
		}
	case *ssa.Call:
		for _, a := range c.Call.Args {
			if isText(a.Type()) && (s.refuses(yes, a) || s.refuses(no, a)) {
				if _, isConst := a.(*ssa.Const); !isConst {
					s.noteCheck(a, Check{Any: true})
				}
			}
		}
	}
}

// keptOut reports whether a text is used only where it is not empty: an optional
// key that is left out of the list.
func keptOut(v ssa.Value, yes *ssa.BasicBlock) bool {
	v = Bare(v)
	if v.Referrers() == nil || len(yes.Preds) != 1 {
		return false
	}
	used := false
	for _, ref := range *v.Referrers() {
		switch in := ref.(type) {
		case *ssa.BinOp, *ssa.DebugRef:
			continue
		case *ssa.Call:
			if b, ok := in.Call.Value.(*ssa.Builtin); ok && b.Name() == "len" {
				continue
			}
		}
		if !yes.Dominates(ref.Block()) {
			return false
		}
		used = true
	}
	return used
}

// judges reports whether a call of the program's own only answers with an
// error, and so may find fault with its arguments.
func (s *Package) judges(call *ssa.Call) bool {
	return ir.IsError(call.Type()) && !call.Call.IsInvoke() && len(s.Tracer.Lookup(&call.Call)) == 0
}

func isTextType(v ssa.Value) bool { return isText(v.Type()) }

// lengthTested is the text whose length v is.
func lengthTested(v ssa.Value) (ssa.Value, bool) {
	c, ok := v.(*ssa.Call)
	if !ok {
		return nil, false
	}
	b, ok := c.Call.Value.(*ssa.Builtin)
	if !ok || b.Name() != "len" || !isText(c.Call.Args[0].Type()) {
		return nil, false
	}
	return c.Call.Args[0], true
}

func (s *Package) noteCheck(v ssa.Value, c Check) { s.noteCheckAt(v, c, 3) }

// noteCheckAt notes it also for what the package's calls, up to so many above
// each other, give for a parameter that is tested.
func (s *Package) noteCheckAt(v ssa.Value, c Check, hops int) {
	bare := Bare(v)
	if p, ok := bare.(*ssa.Parameter); ok && hops > 0 {
		for _, a := range s.Tracer.Given(p) {
			if _, constant := Bare(a).(*ssa.Const); !constant {
				s.noteCheckAt(a, c, hops-1)
			}
		}
	}
	s.checks.local[bare] = append(s.checks.local[bare], c)
	marks := s.Tracer.Of(v).Marks()
	if load, ok := bare.(*ssa.UnOp); ok { // also of an object that is filled here
		if f, ok := load.X.(*ssa.FieldAddr); ok {
			marks = append(slices.Clone(marks), trace.NewMark(trace.FromField, ir.FieldName(f)))
		}
	}
	for _, m := range marks {
		if checkable(m) {
			c.Mark = string(m)
			if !s.checks.known[c] {
				s.checks.known[c] = true
				if m.OfKey() { // others are no business of other packages
					s.checks.own = append(s.checks.own, c)
				}
			}
		}
	}
}

// checkable reports whether the mark names something that is tested at one
// place and used at another.
func checkable(m trace.Mark) bool {
	switch m.Kind() {
	case trace.FromField, trace.FromVar, trace.FromEnv, trace.FromConfig, trace.FromFlag:
		return m.Name() != "" && !strings.HasPrefix(m.Name(), "$")
	}
	return false
}

// Bare is the value without conversions and trimming.
func Bare(v ssa.Value) ssa.Value {
	for range 8 {
		switch x := v.(type) {
		case *ssa.Convert:
			v = x.X
		case *ssa.ChangeType:
			v = x.X
		case *ssa.MakeInterface:
			v = x.X
		case *ssa.Call:
			if ir.Callee(&x.Call) != "strings.TrimSpace" {
				return v
			}
			v = x.Call.Args[0]
		default:
			return v
		}
	}
	return v
}

// Refused reports whether the text is refused or replaced where the value
// with these marks is tested; an empty one by any test of it.
func (s *Package) Refused(v ssa.Value, marks []trace.Mark, text string) bool {
	fits := func(c Check) bool { return c.Any && text != "" || !c.Long && c.Text == text }
	if v != nil && slices.ContainsFunc(s.checks.local[Bare(v)], fits) {
		return true
	}
	for _, m := range marks {
		if s.checks.known[Check{Mark: string(m), Text: text}] || text != "" && s.checks.known[Check{Mark: string(m), Any: true}] {
			return true
		}
	}
	return false
}

// Measured reports whether a short text is refused where the value with these
// marks is tested, or what exactly is refused is not known.
func (s *Package) Measured(v ssa.Value, marks []trace.Mark) bool {
	long := func(c Check) bool { return c.Long || c.Any }
	if v != nil && slices.ContainsFunc(s.checks.local[Bare(v)], long) {
		return true
	}
	for _, m := range marks {
		if m.Kind() == trace.Measured || s.checks.known[Check{Mark: string(m), Long: true}] || s.checks.known[Check{Mark: string(m), Any: true}] {
			return true
		}
	}
	return false
}
