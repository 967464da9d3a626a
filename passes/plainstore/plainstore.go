package plainstore

import (
	"flag"
	"go/token"
	"maps"
	"slices"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/ssa"

	"github.com/sessionlint/sessionlint/internal/bearer"
	"github.com/sessionlint/sessionlint/internal/lexicon"
	"github.com/sessionlint/sessionlint/internal/report"
	"github.com/sessionlint/sessionlint/internal/scope"
	"github.com/sessionlint/sessionlint/internal/stores"
	"github.com/sessionlint/sessionlint/internal/summary"
	"github.com/sessionlint/sessionlint/internal/trace"
)

// Analyzer reports tokens and secrets that are kept readable.
var Analyzer = &analysis.Analyzer{
	Name:     "plainstore",
	Doc:      "report tokens stored in clear, and secrets in readable tokens\n\nA session, refresh, reset or API token is to be stored as a hash, in files that only their owner can read, and the claims of a signed token hold no secrets.",
	URL:      "https://github.com/sessionlint/sessionlint/blob/main/docs/rules/plainstore.md",
	Run:      summary.Alone(run),
	Requires: []*analysis.Analyzer{summary.Analyzer, stores.Analyzer},
	Flags:    flags(),

	FactTypes: []analysis.Fact{new(Told)},
}

var audit bool

func flags() flag.FlagSet {
	fs := flag.NewFlagSet("plainstore", flag.ExitOnError)
	fs.BoolVar(&audit, "audit", false, "report tokens in caches, such as Redis, too")
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
	kept, _ := pass.ResultOf[stores.Analyzer].(*stores.Stores)
	c := &checker{p: p, stores: kept, find: bearer.New(p), out: report.New(pass), told: map[token.Pos]bool{}, kept: map[string]bool{}}
	c.out.Elsewhere = true
	defer c.out.Close()
	summary.Guard(pass, func() {
		for _, fn := range p.IR.Funcs {
			c.function(fn)
		}
		c.imported(pass)
		for _, b := range p.Bridges() {
			c.bridged(b)
		}
		if len(c.kept) > 0 {
			pass.ExportPackageFact(&Told{slices.Sorted(maps.Keys(c.kept))})
		}
	})
	return nil, nil
}

// A checker judges one package.
type checker struct {
	p      *summary.Package
	stores *stores.Stores
	find   *bearer.Finder
	out    *report.Reporter
	told   map[token.Pos]bool
	kept   map[string]bool // fields and columns that have been told: one is filled in many places
}

// report reports a finding once.
func (c *checker) report(pos token.Pos, message string) {
	if pos.IsValid() && !c.told[pos] {
		c.told[pos] = true
		c.out.Report(analysis.Diagnostic{Pos: pos, Message: message})
	}
}

func (c *checker) function(fn *ssa.Function) {
	for _, k := range c.p.Sinks(fn) {
		switch k.As {
		case "persist":
			c.stored(fn, k)
		case "cache":
			if audit {
				c.stored(fn, k)
			}
		case "payload":
			c.signed(fn, k)
		case "session":
			c.inCookie(k)
		case "file":
			c.file(fn, k)
		case "setting":
			c.setting(fn, k)
		}
	}
	c.issued(fn)
}

// stored judges what is written into a row under a token's name: it must not
// be the token as it is handed out.
func (c *checker) stored(fn *ssa.Function, k summary.Sink) {
	if lexicon.PublicHalf(c.p.NameOf(fn, k.Value)) || changed(k) || lexicon.PlainKey(k.Label) && summary.Claimed(k.Value) {
		return
	}
	for _, a := range c.p.Tracer.Of(k.Value) {
		if !handedOut(a) || mayName(k, a) {
			continue
		}
		if c.kept[k.What] {
			return
		}
		c.kept[k.What] = true
		where := ""
		if k.At.Line > 0 {
			where = " (" + k.At.String() + ")"
		}
		c.report(k.Pos, inClear+k.What+where+readGain)
		return
	}
}

// The message's parts.
const (
	inClear  = "a token is stored as it is handed out: "
	readGain = ": whoever reads the database, a backup of it or an SQL injection's answer is logged in as its users; store its SHA-256, and look it up by the SHA-256 of what is presented"
)

// bridged judges what an imported package hands on to another one, behind an
// interface: only here both are seen. It stands at the function that does.
func (c *checker) bridged(b summary.Bridge) {
	if c.kept[b.Sink.What] || changed(b.Sink) || !slices.ContainsFunc(b.From.Value, func(a trace.Alt) bool { return handedOut(a) && !mayName(b.Sink, a) }) {
		return
	}
	c.kept[b.Sink.What] = true
	c.report(b.Pos, inClear+b.Sink.What+" ("+b.From.At.String()+" -> "+b.Sink.At.String()+")"+readGain)
}

// changed reports whether what ends there has been hashed or encrypted on the
// way.
func changed(k summary.Sink) bool {
	return slices.ContainsFunc(k.Marks, func(m trace.Mark) bool {
		switch m.Kind() {
		case trace.Hashed, trace.Sealed, trace.Cut:
			return true
		}
		return false
	})
}

// mayName reports whether a value may only be its record's id: one that is as
// random as a UUID, where the record is found by it.
func mayName(k summary.Sink, a trace.Alt) bool {
	return lexicon.PlainKey(k.Label) && a.Bits > 0 && a.Bits < unguessable
}

// handedOut reports whether a value is a token as its holder gets it: random
// or signed, neither hashed nor encrypted.
func handedOut(a trace.Alt) bool {
	if a.Keyed || a.Has(trace.Hashed) || a.Has(trace.Sealed) || a.Has(trace.Cut) {
		return false
	}
	return a.Bits >= enough || a.Endless && a.Density > 0 || a.PerLen > 0 || a.Has(trace.Signed)
}

// enough are the random bits from which on a value is a token and no code
// that is typed in.
const enough = 60

// unguessable are the bits of a token that is made to be one. What only has
// those of a UUID may be a record's id, which a signed token names.
const unguessable = 128
