package binding

import (
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"

	"github.com/sessionlint/sessionlint/internal/catalog"
	"github.com/sessionlint/sessionlint/internal/ir"
	"github.com/sessionlint/sessionlint/internal/lexicon"
	"github.com/sessionlint/sessionlint/internal/trace"
)

// A Look says that a function looks something up by its parameter: in a table,
// or through an interface. Who passes what the client presents as its session
// learns from it where sessions are kept, whatever that is called.
type Look struct {
	Param int // with the receiver first
	Table string
	Ask
}

// An Ask is a look-up through an interface of which no implementation is in sight.
type Ask struct {
	To Open
	At int // the argument, with the receiver first
}

const maxLearned = 40

// looks are those of a function.
func (b *Package) looks(fn *ssa.Function) []Look {
	if r, ok := b.looksOf[fn]; ok {
		return r
	}
	b.looksOf[fn] = nil
	var r []Look
	for _, blk := range fn.Blocks {
		for _, in := range blk.Instrs {
			call, ok := in.(*ssa.Call)
			if !ok {
				continue
			}
			b.asks(&call.Call, func(by ssa.Value, l Look) {
				for _, a := range b.tracer.Of(by) {
					for _, p := range a.Params {
						if l.Param = p.Index; !slices.Contains(r, l) && len(r) < maxOpens {
							r = append(r, l)
						}
					}
				}
			})
		}
	}
	b.looksOf[fn] = r
	return r
}

// asks calls f for what a call looks up, and by what.
func (b *Package) asks(call *ssa.CallCommon, f func(ssa.Value, Look)) {
	for _, e := range b.cat.Lookup(ir.Callee(call)) {
		if e.Role != catalog.Persist {
			continue
		}
		at := e.Int("sql", -2)
		for _, table := range selected(constText(ir.Argument(call, at))) {
			for _, a := range sqlArguments(call, at) {
				f(ir.Unconverted(a), Look{Table: table})
			}
		}
	}
	own, others := b.targets(call)
	pass := func(ls []Look) {
		for _, l := range ls {
			if a := argumentFlat(call, l.Param); a != nil {
				f(a, l)
			}
		}
	}
	for _, fn := range own {
		pass(b.looks(fn))
	}
	for _, obj := range others {
		if e := b.fact(obj); e != nil {
			pass(e.Looks)
		}
	}
	if len(own)+len(others) == 0 && call.IsInvoke() && ownInterface(call.Method) {
		if o, ok := open(call.Method); ok {
			for i, a := range call.Args {
				if ir.IsText(a.Type()) {
					f(a, Look{Ask: Ask{o, i + 1}})
				}
			}
		}
	}
}

// learn finds out where sessions are kept: what is looked up with what a client
// presents as its session.
func (b *Package) learn() {
	m := b.module
	for _, fn := range b.ir.Funcs {
		for _, blk := range fn.Blocks {
			for _, in := range blk.Instrs {
				call, ok := in.(*ssa.Call)
				if !ok {
					continue
				}
				b.asks(&call.Call, func(by ssa.Value, l Look) {
					switch {
					case !b.presented(by):
					case l.Table != "":
						m.table(l.Table)
					case !slices.Contains(m.Asked, l.Ask) && len(m.Asked) < maxLearned:
						m.Asked = append(m.Asked, l.Ask)
					}
				})
				b.learnRecord(&call.Call)
			}
		}
	}
	for i := 0; i < len(m.Asked); i++ {
		for _, l := range b.looksBehind(m.Asked[i].To) {
			switch {
			case l.Param != m.Asked[i].At:
			case l.Table != "":
				m.table(l.Table)
			case !slices.Contains(m.Asked, l.Ask) && len(m.Asked) < maxLearned:
				m.Asked = append(m.Asked, l.Ask)
			}
		}
	}
}

func (m *Module) table(name string) {
	if !slices.Contains(m.Tables, name) && len(m.Tables) < maxLearned {
		m.Tables = append(m.Tables, name)
	}
}

// looksBehind are the look-ups of the methods that are behind an interface's.
func (b *Package) looksBehind(o Open) []Look {
	m := b.lookup(o)
	if m == nil {
		return nil
	}
	var r []Look
	own, others := b.implementations(m)
	for _, fn := range own {
		r = append(r, b.looks(fn)...)
	}
	for _, obj := range others {
		if e := b.fact(obj); e != nil {
			r = append(r, e.Looks...)
		}
	}
	return r
}

// learnRecord learns that the records that a call returns are sessions: it finds
// them by what a client presents.
func (b *Package) learnRecord(call *ssa.CallCommon) {
	short := shortName(ir.Callee(call), call)
	if std(ir.Callee(call)) || opensText(short) || !slices.ContainsFunc(call.Args, func(a ssa.Value) bool { return ir.IsText(a.Type()) && b.presented(a) }) {
		return
	}
	for v := range call.Signature().Results().Variables() {
		s, n := v.Type(), ir.TypePath(v.Type())
		if p, ok := s.Underlying().(*types.Pointer); ok {
			s = p.Elem()
		}
		st, ok := s.Underlying().(*types.Struct)
		if !ok || n == "" || b.foreign(s) || lexicon.ClaimsType(typeName(s)) || lexicon.NounOf(typeName(s)) == lexicon.Account || holdsCredential(st) {
			continue
		}
		if !slices.Contains(b.module.Records, n) && len(b.module.Records) < maxLearned {
			b.module.Records = append(b.module.Records, n)
		}
	}
}

// foreign reports whether a type is a library's.
func (b *Package) foreign(t types.Type) bool {
	n, ok := types.Unalias(t).(*types.Named)
	return !ok || n.Obj().Pkg() == nil || b.cat.Mentions(n.Obj().Pkg().Path()) || std(n.Obj().Pkg().Path()+".x")
}

// holdsCredential reports whether a record is somebody's account.
func holdsCredential(s *types.Struct) bool {
	for f := range s.Fields() {
		if lexicon.Password(f.Name()) {
			return true
		}
	}
	return false
}

// opensText reports whether a function of the name makes what it returns of the
// text itself: it is decoded, verified as a signed token, or opened.
func opensText(name string) bool {
	for _, w := range lexicon.Words(name) {
		switch w {
		case "parse", "decode", "decrypt", "verify", "unseal", "unmarshal", "unpack", "deserialize", "validate", "claims", "jwt", "new", "make", "create":
			return true
		}
	}
	return false
}

// presented reports whether a value is what a client presents as its session: a
// cookie's value, or a bearer token.
func (b *Package) presented(v ssa.Value) bool {
	for _, m := range b.tracer.Of(v).Marks() {
		switch m.Kind() {
		case trace.FromCookie:
			if _, other := lexicon.SessionCookie(m.Name()); !other {
				return true
			}
		case trace.FromHeader:
			if lexicon.Credential(m.Name()) {
				return true
			}
		case trace.Claims:
			return false
		}
	}
	return false
}

// learned reports whether records of the type are sessions, for they are found
// by what a client presents.
func (b *Package) learned(t types.Type) bool {
	n := ir.TypePath(t)
	return n != "" && slices.Contains(b.module.Records, n)
}
