package clienttrust

import (
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/sessionlint/sessionlint/internal/catalog"
	"github.com/sessionlint/sessionlint/internal/lexicon"
	"github.com/sessionlint/sessionlint/internal/summary"
	"github.com/sessionlint/sessionlint/internal/trace"
)

// kept are the cookies that fn writes to say who is logged in, in plain text
// and for the server: no script can read them, and no token is beside them.
func (c *checker) kept(fn *ssa.Function) []belief {
	var r []belief
	for _, k := range c.Sinks(fn) {
		if k.As != "cookie" || k.At.Line > 0 {
			continue
		}
		name, httpOnly := summary.Cookie(k)
		switch {
		case name == "":
			continue
		case lexicon.Guarded(name) || lexicon.Signature(name): // the proof
			return nil
		case !httpOnly || !lexicon.Person(name) && !lexicon.LoginFlag(name) || !c.plain(k.Value):
			continue
		}
		r = append(r, belief{pos: k.Pos, mark: trace.NewMark(trace.FromCookie, name), what: "keeps who is logged in, or as what, as plain text for the server", write: true})
	}
	return r
}

// plain reports whether the value is the word "true", or somebody's name,
// number or role as a record or the request has it.
func (c *checker) plain(v ssa.Value) bool {
	value := c.Tracer.Of(v)
	for _, a := range value {
		if a.Keyed || a.Says() && !a.Guess || a.Has(trace.Signed) || a.Has(trace.Sealed) || a.Has(trace.MAC) || a.Has(trace.Hashed) || len(a.Params) > 0 {
			return false
		}
		if a.IsConst {
			switch strings.ToLower(a.Const) {
			case "true", "1", "yes", "on", "ok", "admin", "authenticated", "logged_in":
				continue
			}
			return false
		}
		person := false
		for _, m := range a.Marks {
			n := m.Name()[strings.LastIndex(m.Name(), ".")+1:]
			switch m.Kind() {
			case trace.FromField:
				p := strings.Split(m.Name(), ".")
				person = person || lexicon.Person(n) || len(p) > 1 && strings.EqualFold(n, "id") && lexicon.NounOf(p[len(p)-2]) == lexicon.Account
			case trace.FromForm, trace.FromBody:
				person = person || lexicon.Person(n)
			}
		}
		if !person {
			return false
		}
	}
	return len(value) > 0 && c.unsigned(v, 0)
}

// unsigned reports whether no function of the program has made the value from
// others: it may have signed it.
func (c *checker) unsigned(v ssa.Value, depth int) bool {
	if depth > 10 {
		return false
	}
	switch x := v.(type) {
	case *ssa.Const, *ssa.UnOp, *ssa.Field:
		return true
	case *ssa.Convert:
		return c.unsigned(x.X, depth+1)
	case *ssa.ChangeType:
		return c.unsigned(x.X, depth+1)
	case *ssa.MakeInterface:
		return c.unsigned(x.X, depth+1)
	case *ssa.Phi:
		for _, e := range x.Edges {
			if !c.unsigned(e, depth+1) {
				return false
			}
		}
		return true
	case *ssa.Call:
		for _, e := range c.Tracer.Lookup(&x.Call) {
			switch e.Role {
			case catalog.Source:
				return true
			case catalog.Pass:
				for _, a := range x.Call.Args {
					for _, el := range elements(a) {
						if !c.unsigned(el, depth+1) {
							return false
						}
					}
				}
				return true
			}
		}
	}
	return false
}
