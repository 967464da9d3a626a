package summary

import (
	"fmt"
	"go/constant"
	"go/token"
	"sort"

	"golang.org/x/tools/go/ssa"

	"github.com/sessionlint/sessionlint/internal/catalog"
	"github.com/sessionlint/sessionlint/internal/lexicon"
	"github.com/sessionlint/sessionlint/internal/trace"
)

// A Default is the number that a setting has unless it is configured.
type Default struct {
	Key   string
	Value int
}

// An Ask is a secret whose length is a setting that the package does not
// know: whoever sees the setting's default answers it.
type Ask struct {
	Key   string
	Class string
	What  string
	Per   float64
	At    trace.Step
}

// settings are the defaults that the package and those it imports give.
type settings struct {
	defaults map[string]int // all that are known here
	own      []Default      // the package's own
	at       map[string]token.Pos
	asked    []Ask // by imported packages
}

func (s *Package) readSettings() settings {
	r := settings{defaults: map[string]int{}, at: map[string]token.Pos{}}
	for _, st := range imported(s.pass) {
		for _, d := range st.Defaults {
			r.defaults[d.Key] = d.Value
		}
		r.asked = append(r.asked, st.Asks...)
	}
	r.asked = tidy(r.asked, func(x Ask) string { return x.Key + x.At.String() })
	for _, fn := range s.IR.Funcs {
		for _, b := range fn.Blocks {
			for _, in := range b.Instrs {
				call, ok := in.(ssa.CallInstruction)
				if !ok {
					continue
				}
				for _, e := range s.Tracer.Lookup(call.Common()) {
					if e.Role != catalog.ConfigDefault {
						continue
					}
					args := call.Common().Args
					if call.Common().Signature().Recv() != nil {
						args = args[1:]
					}
					key, ok := trace.TextOf(args[e.Int("key", 0)])
					n, isInt := number(args[e.Int("value", 1)])
					if ok && isInt {
						r.defaults[key] = n
						r.at[key] = in.Pos()
						r.own = append(r.own, Default{key, n})
					}
				}
			}
		}
	}
	sort.Slice(r.own, func(i, j int) bool { return r.own[i].Key < r.own[j].Key })
	return r
}

func number(v ssa.Value) (int, bool) {
	if m, ok := v.(*ssa.MakeInterface); ok {
		v = m.X
	}
	c, ok := v.(*ssa.Const)
	if !ok || c.Value == nil || c.Value.Kind() != constant.Int {
		return 0, false
	}
	n, ok := constant.Int64Val(c.Value)
	return int(n), ok
}

// asks are the package's secrets whose length is a setting without a default
// that is known here.
func (s *Package) asks() []Ask {
	var r []Ask
	seen := map[string]bool{}
	for _, fn := range s.IR.Funcs {
		for _, u := range s.Uses(fn) {
			for _, a := range u.Value {
				if _, known := s.settings.defaults[a.Setting]; a.Setting == "" || known || seen[a.Setting] || a.Digits || len(a.Weak) > 0 || u.Class == lexicon.Code {
					continue
				}
				seen[a.Setting] = true
				r = append(r, Ask{a.Setting, className(u.Class), u.What, a.PerLen, s.Tracer.Step(u.Pos, "used here")})
			}
		}
	}
	return r
}

// answered are the weaknesses of imported packages that this package's
// defaults bring about.
func (s *Package) answered(enough float64) []Weakness {
	var r []Weakness
	for _, a := range s.settings.asked {
		pos, ok := s.settings.at[a.Key]
		if !ok {
			continue
		}
		u := Use{Pos: pos, Class: class(a.Class), Rank: ByName, What: fmt.Sprintf("%s (%s, whose length is the setting %s)", a.What, a.At, quote(a.Key))}
		if w, ok := s.judge(u, trace.Alt{Bits: a.Per * float64(s.settings.defaults[a.Key])}, enough); ok {
			w.key += a.Key
			r = append(r, w)
		}
	}
	return r
}
