package tokenleak

import (
	"flag"
	"go/token"
	"go/types"
	"slices"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/ssa"

	"github.com/sessionlint/sessionlint/internal/bearer"
	"github.com/sessionlint/sessionlint/internal/lexicon"
	"github.com/sessionlint/sessionlint/internal/report"
	"github.com/sessionlint/sessionlint/internal/scope"
	"github.com/sessionlint/sessionlint/internal/summary"
	"github.com/sessionlint/sessionlint/internal/trace"
)

// Analyzer reports session tokens where others can read them.
var Analyzer = &analysis.Analyzer{
	Name:     "tokenleak",
	Doc:      "report session tokens in URLs, logs, errors and command lines\n\nWhoever reads a session token is the user: it must not be accepted from or put into URLs, nor be written to logs, error texts, command lines or metrics.",
	URL:      "https://github.com/sessionlint/sessionlint/blob/main/docs/rules/tokenleak.md",
	Run:      summary.Alone(run),
	Requires: []*analysis.Analyzer{summary.Analyzer},
	Flags:    flags(),
}

func flags() flag.FlagSet {
	fs := flag.NewFlagSet("tokenleak", flag.ExitOnError)
	scope.Flags(fs)
	return *fs
}

func run(pass *analysis.Pass) (any, error) {
	p, _ := pass.ResultOf[summary.Analyzer].(*summary.Package)
	if p == nil {
		summary.Tell(pass)
		return nil, nil
	}
	if p.IR.Dependency {
		return nil, nil
	}
	c := &checker{p: p, find: bearer.New(p), out: report.New(pass), told: map[token.Pos]bool{}, accepts: map[*ssa.Function]bool{}, calls: staticCalls(p.IR.Funcs), lists: functionLists(p.IR.Funcs)}
	defer c.out.Close()
	summary.Guard(pass, func() {
		c.presented = c.acceptedNames()
		for _, fn := range p.IR.Funcs {
			c.shown(fn)
			c.inURL(fn)
			c.accepted(fn)
		}
	})
	return nil, nil
}

// A checker judges one package.
type checker struct {
	p         *summary.Package
	find      *bearer.Finder
	out       *report.Reporter
	presented map[string]bool // names of query parameters that are verified as tokens
	told      map[token.Pos]bool
	urls      map[ssa.Value]*analysis.Diagnostic // of the function at hand, by the URL
	inOne     func(*analysis.Diagnostic)         // takes a finding about a URL
	accepts   map[*ssa.Function]bool             // functions that take a token from the URL
	calls     map[*ssa.Function][]*ssa.Call      // of the package's functions
	lists     [][]*ssa.Function                  // of functions
}

// report reports a finding once.
func (c *checker) report(pos token.Pos, message string, related ...analysis.RelatedInformation) {
	if pos.IsValid() && !c.told[pos] {
		c.told[pos] = true
		c.out.Report(analysis.Diagnostic{Pos: pos, Message: message, Related: related})
	}
}

// places say what is wrong with a token in a sink.
var places = map[string]struct{ what, gain string }{
	"log":            {"is written to the log", "whoever reads the log, or a copy of it, is the user"},
	"stdout":         {"is printed", "what a server prints is its log, and whoever reads that is the user"},
	"error":          {"is put into an error's text", "errors are logged and shown to clients, and whoever reads it is the user"},
	"error-response": {"is sent back in an error response", "it ends in logs and pages that others see"},
	"command":        {"is put on a command line", "every user of the host can read it in the list of processes"},
	"metric":         {"becomes a metric's label", "whoever reads the metrics is the user"},
}

// shown reports tokens that end in logs, errors, command lines and metrics.
func (c *checker) shown(fn *ssa.Function) {
	lists := map[ssa.Value]*analysis.Diagnostic{} // a list that is logged in several branches is one weakness
	var found []*analysis.Diagnostic
	for _, k := range c.p.Sinks(fn) {
		place, ok := places[k.As]
		if !ok || c.told[k.Pos] || concealed(k.Marks) {
			continue
		}
		if k.At.Line > 0 && lexicon.Bearer(k.Param) {
			continue // reported where the callee does it
		}
		if call, ok := k.In.(ssa.CallInstruction); ok && !bearer.Shows(call.Common(), k.Value) {
			continue
		}
		e := c.find.FindAt(k.In, k.Value)
		if e != nil && e.Whole && k.At.Line > 0 && !listed(k.Value) {
			continue // so it is: the callee is given nothing else
		}
		if e == nil || guessed(k, e) || k.As == "stdout" && !c.received(k.Value) || e.NoJSON && !bearer.Formats(k.In) {
			continue
		}
		if d := lists[k.Value]; d != nil && listed(k.Value) {
			d.Related = append(d.Related, analysis.RelatedInformation{Pos: k.Pos, Message: "and here"})
			continue
		}
		where := ""
		if k.At.Line > 0 {
			where = " (" + k.At.String() + ")"
		}
		d := &analysis.Diagnostic{Pos: k.Pos, Message: e.What + " " + place.what + where + ": " + place.gain + "; " + repair(e)}
		lists[k.Value] = d
		found = append(found, d)
	}
	for _, d := range found {
		c.report(d.Pos, d.Message, d.Related...)
	}
}

// listed reports whether a value is a list of what is logged, or an element
// that has been put into one.
func listed(v ssa.Value) bool {
	_, list := v.Type().Underlying().(*types.Slice)
	_, element := v.(*ssa.MakeInterface)
	return list || element
}

// received reports whether a value comes from a request: a program at the
// command line prints the tokens that it was asked for.
func (c *checker) received(v ssa.Value) bool {
	return slices.ContainsFunc(c.p.Tracer.Of(v).Marks(), trace.Mark.FromRequest)
}

// concealed reports whether the callee hashes or encrypts the value.
func concealed(ms []trace.Mark) bool {
	for _, m := range ms {
		switch m.Kind() {
		case trace.Hashed, trace.Sealed, trace.Cut:
			return true
		}
	}
	return false
}

// guessed reports whether a sink needs better evidence than a name: what a
// command calls a token is mostly a key of its own for another service.
func guessed(k summary.Sink, e *bearer.Evidence) bool {
	return k.As == "command" && (!e.Certain || e.Whole) || e.Field != "" && k.As != "log" && k.As != "error"
}

// repair says what to write instead.
func repair(e *bearer.Evidence) string {
	if e.Field != "" {
		return "name the fields that are needed, or give the type a String or LogValue method that leaves " + e.Field + " out"
	}
	if e.Whole {
		return "name the fields that are needed and leave out Cookie and Authorization"
	}
	return "leave it out, or write the first characters of its SHA-256"
}
