package hardkey

import (
	"flag"
	"fmt"
	"go/token"
	"go/types"
	"slices"
	"sort"
	"strings"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/ssa"

	"github.com/sessionlint/sessionlint/internal/lexicon"
	"github.com/sessionlint/sessionlint/internal/report"
	"github.com/sessionlint/sessionlint/internal/scope"
	"github.com/sessionlint/sessionlint/internal/summary"
	"github.com/sessionlint/sessionlint/internal/trace"
)

// Analyzer reports keys that others know.
var Analyzer = &analysis.Analyzer{
	Name:     "hardkey",
	Doc:      "report keys that are constants, defaults or empty\n\nA key that signs or encrypts sessions, cookies or tokens and that is written in the code, or is what a setting has by default, is known to whoever reads the code: he makes himself any session.",
	URL:      "https://github.com/sessionlint/sessionlint/blob/main/docs/rules/hardkey.md",
	Run:      summary.Alone(run),
	Requires: []*analysis.Analyzer{summary.Analyzer},
	Flags:    flags(),
}

var bits int

func flags() flag.FlagSet {
	fs := flag.NewFlagSet("hardkey", flag.ExitOnError)
	fs.IntVar(&bits, "bits", 0, "random bits that a key must hold, beyond what weaktoken asks for (256 for RFC 7518)")
	scope.Flags(fs)
	return *fs
}

// A finding is a key that others know.
type finding struct {
	sink summary.Sink
	kind kind
	text string       // the constant
	from trace.Mark   // the setting
	way  []trace.Step // of the constant
	bits float64
}

type kind int

const (
	constant   kind = iota // written in the code
	embedded               // a file that is compiled in
	byDefault              // what a setting has by default
	empty                  // nothing at all
	unset                  // a setting that may be missing
	unmeasured             // a setting that may be short
	public                 // made of a setting that is no secret
	short                  // fewer bits than asked for
	inside                 // used by a dependency's function
)

func run(pass *analysis.Pass) (any, error) {
	p, _ := pass.ResultOf[summary.Analyzer].(*summary.Package)
	if p == nil {
		summary.Tell(pass)
		return nil, nil
	}
	if p.IR.Dependency {
		return nil, nil
	}
	out := report.New(pass)
	defer out.Close()
	told := map[token.Pos]bool{}
	for _, f := range findings(pass, p) {
		if f.sink.Pos.IsValid() && !told[f.sink.Pos] {
			told[f.sink.Pos] = true
			out.Report(analysis.Diagnostic{Pos: f.sink.Pos, Message: message(f), Related: related(f)})
		}
	}
	return nil, nil
}

// findings are the package's keys that others know, each constant, empty key
// and setting once: where it becomes a key by the shortest way.
func findings(pass *analysis.Pass, p *summary.Package) []finding {
	best := map[string]finding{}
	note := func(key string, f finding) {
		old, seen := best[key]
		if !seen || len(f.way) < len(old.way) || len(f.way) == len(old.way) && before(f.sink, old.sink) {
			best[key] = f
		}
	}
	for _, fn := range p.IR.Funcs {
		summary.Guard(pass, func() {
			for _, k := range p.Sinks(fn) {
				if k.As == "key" {
					judge(p, k, note)
				}
			}
			for _, k := range p.Flaws(fn) {
				note("inside "+k.At.String(), finding{sink: k, kind: inside})
			}
		})
	}
	for _, a := range p.Answers() {
		k := a.Sink
		k.What, k.At = a.Ask.What, a.Ask.At
		note("constant "+a.Text.Text, finding{sink: k, kind: byDefault, text: a.Text.Text, from: trace.NewMark(trace.FromConfig, a.Ask.Key)})
	}
	var r []finding
	for _, f := range best {
		r = append(r, f)
	}
	sort.Slice(r, func(i, j int) bool {
		a, b := r[i].sink, r[j].sink
		if a.Pos != b.Pos {
			return a.Pos < b.Pos
		}
		if m, n := a.Entry().Int("arg", 0)+a.Index, b.Entry().Int("arg", 0)+b.Index; m != n {
			return m < n
		}
		return r[i].text < r[j].text // of several keys at one place
	})
	return r
}

// before reports whether a is the better place to report: a key's own
// parameter rather than one that leads there, then the first.
func before(a, b summary.Sink) bool {
	if (a.At.Line == 0) != (b.At.Line == 0) {
		return a.At.Line == 0
	}
	return a.Pos < b.Pos
}

// judge notes what is wrong with the key, if anything is.
func judge(p *summary.Package, k summary.Sink, note func(string, finding)) {
	entry := k.Entry()
	if k.Index > 0 && k.Index%2 == 1 || entry.Attr("sizes") != "" { // a block key, which may be left out
		if p.EmptyKey(k.Value) {
			return
		}
	}
	if publicKey(k.Value) || slices.Contains(k.Marks, trace.Checked) && p.EmptyKey(k.Value) {
		return // replaced or refused where it is taken
	}
	if _, store := k.In.(*ssa.Store); store && k.At.Line > 0 && p.EmptyKey(k.Value) {
		return // taken out of a record, so that it isn't shown
	}
	if p.EmptyKey(k.Value) {
		if ret, ok := k.In.(*ssa.Return); !ok || !fails(ret) {
			note("empty", finding{sink: k, kind: empty})
		}
		return
	}
	for _, a := range p.Tracer.Of(k.Value) {
		if p.ToldElsewhere(a, entry.Attr("empty")) {
			continue
		}
		if text, ok := p.ConstantKey(k, a); ok {
			if text == noneKey || masks(text) {
				continue
			}
			f := finding{sink: k, kind: constant, text: text, way: a.Way}
			if a.Has(trace.FromDefault) {
				f.kind = byDefault
			}
			note("constant "+text, f)
			continue
		}
		ms := p.Context(k, a)
		if d, ok := p.TextDefault(ms); ok && a.Unknown {
			if !p.Refused(k.Value, ms, d.Text) {
				note("constant "+d.Text, finding{sink: k, kind: byDefault, text: d.Text, from: trace.NewMark(trace.FromConfig, d.Name()), way: []trace.Step{d.At}})
				continue
			}
		}
		if entry.Attr("empty") == "accepted" {
			switch from, test := p.Setting(k, a); {
			case test == summary.Untested && len(p.Tracer.Of(k.Value)) == 1:
				note("unset "+string(from), finding{sink: k, kind: unset, from: from})
			case test == summary.NotEmpty:
				note("unset "+string(from), finding{sink: k, kind: unmeasured, from: from})
			}
		}
		if file, ok := p.EmbeddedKey(a); ok {
			note("file "+file, finding{sink: k, kind: embedded, text: file, way: a.Way})
		}
		if from, ok := p.PublicKey(k, a); ok {
			note("public "+string(from), finding{sink: k, kind: public, from: from})
		}
		if a.Random() && !a.Endless && a.PerLen == 0 && a.Bits < float64(bits) {
			note(fmt.Sprint("short ", a.Way), finding{sink: k, kind: short, bits: a.Bits, way: a.Way})
		}
	}
}

// publicKey reports whether a key is of a type of public keys, which are no
// secrets.
func publicKey(v ssa.Value) bool {
	m, ok := v.(*ssa.MakeInterface)
	if !ok {
		return false
	}
	t := m.X.Type()
	if p, ok := t.(*types.Pointer); ok {
		t = p.Elem()
	}
	n, ok := types.Unalias(t).(*types.Named)
	return ok && n.Obj().Name() == "PublicKey"
}

// noneKey is the value by which golang-jwt is told to make tokens without a
// signature: another weakness.
const noneKey = "none signing method allowed"

// masks reports whether a text only stands for a key where one is shown.
func masks(text string) bool {
	return text != "" && strings.Trim(text, "*•·.xX#-_ ") == "" || lexicon.Masked(text)
}

// fails reports whether the return hands out an error.
func fails(ret *ssa.Return) bool {
	c, ok := ret.Results[len(ret.Results)-1].(*ssa.Const)
	return !ok || !c.IsNil()
}

func related(f finding) []analysis.RelatedInformation {
	if in, ok := f.sink.Value.(ssa.Instruction); ok && in.Pos().IsValid() && in.Pos() != f.sink.Pos {
		return []analysis.RelatedInformation{{Pos: in.Pos(), Message: "the key is made here"}}
	}
	return nil
}
