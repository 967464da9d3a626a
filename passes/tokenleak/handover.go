package tokenleak

import (
	"slices"

	"golang.org/x/tools/go/ssa"

	"github.com/sessionlint/sessionlint/internal/lexicon"
	"github.com/sessionlint/sessionlint/internal/summary"
	"github.com/sessionlint/sessionlint/internal/trace"
)

// handedOver reports whether a token that has been signed here goes into the
// address to which a browser is sent, whatever the parameter is called, unless
// that says what else it is for.
func (c *checker) handedOver(fn *ssa.Function, name string, v ssa.Value) bool {
	return !lexicon.Passing(name) && c.p.Tracer.Of(v).Has(trace.Signed) && !oneTime(fn) &&
		slices.ContainsFunc(c.p.Sinks(fn), func(k summary.Sink) bool { return k.As == "redirect" })
}
