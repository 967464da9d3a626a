package lifetime

import (
	"go/token"
	"go/types"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/sessionlint/sessionlint/internal/catalog"
	"github.com/sessionlint/sessionlint/internal/ir"
	"github.com/sessionlint/sessionlint/internal/lexicon"
)

// tables reports maps of sessions in memory that login fills and from which
// nothing is removed by age.
func (p *Package) tables() {
	told := map[string]bool{}
	p.instructions(func(in ssa.Instruction) {
		if call, ok := in.(ssa.CallInstruction); ok {
			p.syncTable(call)
			return
		}
		up, ok := in.(*ssa.MapUpdate)
		if !ok {
			return
		}
		name, fn := variable(up.Map), in.Parent()
		if name == "" || told[name] || !mayBeTable(up.Map.Type()) || p.aged(name) {
			return
		}
		if !p.sessionTable(name, up.Map.Type()) {
			p.loose(up, Unbounded, unboundedUse(last(name)))
			return
		}
		if !p.loginHandsOut(fn) {
			if f := p.summary(fn); f != nil { // the login may be in another package
				file, line := ir.Place(p.pass, in.Pos())
				f.Fills = append(f.Fills, Fill{last(name), file, line})
			}
			return
		}
		told[name] = true
		p.unbounded(in.Pos(), last(name))
	})
	for _, fn := range p.ir.Funcs {
		for _, in := range calls(fn) {
			if f := p.elsewhere(in.Common()); f != nil && len(f.Fills) > 0 && p.loginHandsOut(fn) {
				for _, x := range f.Fills {
					p.unbounded(ir.Pos(p.pass, x.File, x.Line), x.Map)
				}
			}
		}
	}
}

// A Fill is a place at which a function fills a map of sessions from which
// nothing is removed by age.
type Fill struct {
	Map  string
	File string // its package's path and its file's name
	Line int
}

func (p *Package) unbounded(at token.Pos, name string) {
	p.report(Finding{Pos: at, Kind: Unbounded, Use: unboundedUse(name)})
}

func unboundedUse(name string) Use {
	return Use{What: name, Fix: "keep the time at which each session ends beside it, and compare it on every look-up"}
}

// elsewhere returns what is known of a function of another package, or nil.
func (p *Package) elsewhere(call *ssa.CallCommon) *Func {
	if p.callee(call) != nil {
		return nil
	}
	return p.Func(call)
}

// variable is the full name of the package variable or field that holds a map.
func variable(m ssa.Value) string {
	u, ok := m.(*ssa.UnOp)
	if !ok {
		return ""
	}
	switch a := u.X.(type) {
	case *ssa.Global:
		return a.String()
	case *ssa.FieldAddr:
		return ir.FieldName(a)
	}
	return ""
}

// mayBeTable reports whether a map can hold sessions by their ids, without saying
// when they end.
func mayBeTable(t types.Type) bool {
	m, ok := t.Underlying().(*types.Map)
	if !ok {
		return false
	}
	k, ok := m.Key().Underlying().(*types.Basic)
	if !ok || k.Info()&types.IsString == 0 || hasTime(m.Elem(), 0) {
		return false
	}
	_, opaque := deref(m.Elem()).Underlying().(*types.Interface)
	return !opaque
}

// sessionTable reports whether such a map by its name, or by the package's own
// type of records that say whose they are, holds sessions by their ids.
func (p *Package) sessionTable(name string, t types.Type) bool {
	m := t.Underlying().(*types.Map)
	ws := nameWords(last(name))
	if p.owned(m.Elem()) && !lexicon.OfSession(ws) {
		ws = append(ws, typeWords(m.Elem())...)
	}
	return lexicon.OfSession(ws) && lexicon.LifetimeOf(ws) != lexicon.Lasting
}

// owned reports whether a type of records is the package's own and has a field
// for whose it is.
func (p *Package) owned(t types.Type) bool {
	n, ok := types.Unalias(deref(t)).(*types.Named)
	s := structOf(t)
	if !ok || s == nil || n.Obj().Pkg() != p.pass.Pkg {
		return false
	}
	for f := range s.Fields() {
		if lexicon.RecordOwner(f.Name()) {
			return true
		}
	}
	return false
}

// hasTime reports whether a value of the type can say when it was made or ends.
func hasTime(t types.Type, depth int) bool {
	if isTime(deref(t)) {
		return true
	}
	s := structOf(t)
	if s == nil || depth > 3 {
		return false
	}
	for i := range s.NumFields() {
		f := s.Field(i)
		if b, ok := f.Type().Underlying().(*types.Basic); ok && b.Info()&types.IsInteger != 0 && lexicon.TimeField(f.Name()) {
			return true
		}
		if lexicon.ExpiryField(f.Name()) || hasTime(f.Type(), depth+1) {
			return true
		}
	}
	return false
}

// loginHandsOut reports whether a function, or a caller of it, writes a cookie
// or is a login by its name.
func (p *Package) loginHandsOut(fn *ssa.Function) bool {
	around := []*ssa.Function{fn}
	for _, f := range p.ir.Funcs {
		for _, in := range calls(f) {
			if p.callee(in.Common()) == fn {
				around = append(around, f)
			}
		}
	}
	for _, f := range around {
		for _, w := range place(f) {
			if w == "login" || w == "signin" {
				return true
			}
		}
		for _, in := range calls(f) {
			if e := p.cat.Has(ir.Callee(in.Common()), catalog.CookieWrite); e != nil {
				return true
			}
		}
	}
	return false
}

// aged reports whether entries of the map leave it by age: in a loop over all
// of them, or from where a timer runs.
func (p *Package) aged(name string) bool {
	for _, fn := range p.ir.Funcs {
		deletes, ranges, timed := false, false, false
		for _, b := range fn.Blocks {
			for _, in := range b.Instrs {
				switch in := in.(type) {
				case *ssa.Range:
					ranges = ranges || variable(in.X) == name
				case ssa.CallInstruction:
					if bi, ok := in.Common().Value.(*ssa.Builtin); ok {
						deletes = deletes || (bi.Name() == "delete" || bi.Name() == "clear") && variable(in.Common().Args[0]) == name
					}
					switch ir.Callee(in.Common()) {
					case "time.Now", "time.Since", "time.AfterFunc", "time.Sleep", "time.NewTimer", "time.NewTicker", "time.After", "time.Tick":
						timed = true
					}
				case *ssa.Store:
					if variableAddr(in.Addr) == name && fn.Name() != "init" {
						if _, fresh := in.Val.(*ssa.MakeMap); fresh && timed {
							return true
						}
					}
				}
			}
		}
		if deletes && (ranges || timed || fn.Parent() != nil) {
			return true
		}
	}
	return false
}

// syncTable notes that something is put into a sync.Map from which nothing leaves
// by age.
func (p *Package) syncTable(in ssa.CallInstruction) {
	switch ir.Callee(in.Common()) {
	case "(*sync.Map).Store", "(*sync.Map).LoadOrStore", "(*sync.Map).Swap":
	default:
		return
	}
	name := variableAddr(ir.Argument(in.Common(), -1))
	if v := ir.Unboxed(ir.Argument(in.Common(), 1)); name == "" || v == nil || hasTime(v.Type(), 0) || types.IsInterface(v.Type()) {
		return
	}
	for _, fn := range p.ir.Funcs {
		deletes, goesOver := false, false
		for _, c := range calls(fn) {
			if of := ir.Argument(c.Common(), -1); of == nil || variableAddr(of) != name {
				goesOver = goesOver || strings.HasPrefix(ir.Callee(c.Common()), "time.")
				continue
			}
			switch last(ir.Callee(c.Common())) {
			case "Delete", "LoadAndDelete", "CompareAndDelete", "Clear":
				deletes = true
			case "Range":
				return
			}
		}
		if deletes && (goesOver || fn.Parent() != nil) {
			return
		}
	}
	p.loose(in, Unbounded, unboundedUse(last(name)))
}

func variableAddr(a ssa.Value) string {
	switch a := a.(type) {
	case *ssa.Global:
		return a.String()
	case *ssa.FieldAddr:
		return ir.FieldName(a)
	}
	return ""
}
