package tokenleak

import (
	"slices"

	"golang.org/x/tools/go/ssa"

	"github.com/sessionlint/sessionlint/internal/bearer"
	"github.com/sessionlint/sessionlint/internal/lexicon"
	"github.com/sessionlint/sessionlint/internal/summary"
	"github.com/sessionlint/sessionlint/internal/trace"
)

// handedOver returns the evidence that a token that has been signed here goes
// into the address to which a browser is sent, whatever the parameter is
// called, unless that says what else it is for; or nil.
func (c *checker) handedOver(fn *ssa.Function, name string, v ssa.Value) *bearer.Evidence {
	if lexicon.Passing(name) || oneTime(fn) {
		return nil
	}
	if c.p.Tracer.Of(v).Has(trace.Signed) && c.redirects(fn, nil) {
		return c.find.Find(fn, v)
	}
	return c.handedIn(fn, v)
}

// handedIn is the evidence where the URL is made by a helper: a caller gives it
// the token and sends the browser to what comes back.
func (c *checker) handedIn(fn *ssa.Function, v ssa.Value) *bearer.Evidence {
	i := slices.IndexFunc(fn.Params, func(p *ssa.Parameter) bool { return p == v })
	if i < 0 {
		return nil
	}
	for _, call := range c.calls[fn] {
		arg := trace.Argument(&call.Call, i)
		if arg == nil || oneTime(call.Parent()) || !c.p.Tracer.Of(arg).Has(trace.Signed) || !c.redirects(call.Parent(), call) {
			continue
		}
		if e := c.find.Find(call.Parent(), arg); e != nil && e.Certain {
			return e
		}
	}
	return nil
}

// redirects reports whether a function sends a browser somewhere, to the given
// address if it isn't nil.
func (c *checker) redirects(fn *ssa.Function, to *ssa.Call) bool {
	return slices.ContainsFunc(c.p.Sinks(fn), func(k summary.Sink) bool {
		if k.As != "redirect" || to == nil {
			return k.As == "redirect"
		}
		v := summary.Bare(k.Value)
		if e, ok := v.(*ssa.Extract); ok {
			v = e.Tuple
		}
		return v == to
	})
}

// staticCalls are the package's calls of its own functions.
func staticCalls(fns []*ssa.Function) map[*ssa.Function][]*ssa.Call {
	r := map[*ssa.Function][]*ssa.Call{}
	for _, fn := range fns {
		for _, b := range fn.Blocks {
			for _, in := range b.Instrs {
				if call, ok := in.(*ssa.Call); ok {
					if f := call.Call.StaticCallee(); f != nil && f.Blocks != nil {
						r[f] = append(r[f], call)
					}
				}
			}
		}
	}
	return r
}
