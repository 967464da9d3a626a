package tokencompare

import (
	"strings"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/ssa"

	"github.com/sessionlint/sessionlint/internal/ir"
	"github.com/sessionlint/sessionlint/internal/lexicon"
	"github.com/sessionlint/sessionlint/internal/summary"
	"github.com/sessionlint/sessionlint/internal/trace"
)

// A helped is an argument that the called function compares: with another of
// its parameters, or with a field.
type helped struct {
	summary.Sink
	call *ssa.CallCommon
}

// inCallees are the arguments in fn that called functions compare, unhashed.
func (c *checker) inCallees(fn *ssa.Function) []helped {
	var r []helped
	for _, k := range c.Sinks(fn) {
		if k.As != "compare" || k.At.Line == 0 || concealed(k.Marks) {
			continue
		}
		if call, ok := k.In.(*ssa.Call); ok {
			r = append(r, helped{k, &call.Call})
		}
	}
	return r
}

func concealed(ms []trace.Mark) bool {
	for _, m := range ms {
		switch m.Kind() {
		case trace.Hashed, trace.Sealed, trace.Cut:
			return true
		}
	}
	return false
}

// pairs are the comparisons of two arguments of one call.
func (c *checker) pairs(fn *ssa.Function) []comparison {
	var r []comparison
	ks := c.inCallees(fn)
	for i, k := range ks {
		for _, o := range ks[i+1:] {
			if o.In == k.In && o.At == k.At && o.API == k.API && o.Value != k.Value && isText(k.Value) && isText(o.Value) {
				cmp := comparison{fn: fn, pos: k.Pos, sides: [2]ssa.Value{k.Value, o.Value}, how: calleeName(k.call), in: k.In.(ssa.Value)}
				if len(k.call.Args) == 2 && k.call.Args[0] == k.Value && k.call.Signature().Recv() == nil {
					cmp.expr = c.source[k.Pos]
				}
				r = append(r, cmp)
			}
		}
	}
	return r
}

// byMethod judges an argument that a called method compares with a field of its
// own: grant.Matches(presented). What is presented only the caller knows.
func (c *checker) byMethod(fn *ssa.Function, k helped) (analysis.Diagnostic, bool) {
	typ, field := owner(k.Label)
	if field == "" || !lexicon.Guarded(field) || lexicon.Guarded(k.Param) || lexicon.RequestType(typ) || lexicon.Syntax(typ) || !isText(k.Value) {
		return analysis.Diagnostic{}, false // or judged where it is compared
	}
	value := c.Tracer.Of(k.Value)
	given := side{v: k.Value, value: value, marks: value.Marks()}
	if given.request() == "" || hashed(given) || given.has(trace.MAC) || lexicon.Conditional(given.request().Name()) {
		return analysis.Diagnostic{}, false
	}
	holder := k.call.Value // of the field
	if !k.call.IsInvoke() {
		if k.call.Signature().Recv() == nil || len(k.call.Args) == 0 {
			return analysis.Diagnostic{}, false
		}
		holder = k.call.Args[0]
	}
	if c.found(side{v: holder}, given) {
		return analysis.Diagnostic{}, false
	}
	return analysis.Diagnostic{Pos: k.Pos, Message: message("the secret "+field, given.describe(), k.What+" in "+calleeName(k.call)+" ("+k.At.String()+")", "subtle.ConstantTimeCompare")}, true
}

func calleeName(call *ssa.CallCommon) string {
	name := ir.Callee(call)
	return name[strings.LastIndex(name, ".")+1:]
}
