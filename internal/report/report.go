// Package report is the way a rule's findings leave it: it filters test and
// generated files and honours suppression comments.
package report

import (
	"go/ast"
	"go/parser"
	"go/token"
	"regexp"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/sessionlint/sessionlint/internal/scope"
)

var (
	nolint = regexp.MustCompile(`^//\s*nolint:([\w,:. -]+)`)
	ignore = regexp.MustCompile(`^//sessionlint:ignore\s+(\S+)\s*(.*)`)
)

// A Directive is a comment that suppresses findings on its line, or on the
// next line when it stands alone.
type Directive struct {
	Pos       token.Pos
	Analyzers []string // empty: all
	Used      bool
	Own       bool   // a //sessionlint:ignore, which must suppress something
	Reason    string // what it says for itself
}

// A Reporter reports a pass's findings.
type Reporter struct {
	pass       *analysis.Pass
	generated  map[string]bool
	directives map[string]map[int][]*Directive
	own        map[string]bool // the package's files
	helpers    map[string]bool // files that only help tests

	// Elsewhere is set by a rule whose findings may stand in a package that it
	// imports: whether a directive there is needed, that package can't know.
	Elsewhere bool
}

// New reads the files' directives.
func New(pass *analysis.Pass) *Reporter {
	r := &Reporter{pass: pass, generated: map[string]bool{}, directives: map[string]map[int][]*Directive{}, own: map[string]bool{}}
	r.helpers = scope.Helpers(pass.Fset, pass.Files)
	for _, f := range pass.Files {
		r.own[r.read(pass.Fset, f)] = true
	}
	return r
}

// read notes a file's directives, and returns its name.
func (r *Reporter) read(fset *token.FileSet, f *ast.File) string {
	name := fset.Position(f.FileStart).Filename
	if ast.IsGenerated(f) {
		r.generated[name] = true
	}
	r.directives[name] = map[int][]*Directive{}
	for _, g := range f.Comments {
		for _, c := range g.List {
			if d := parse(c); d != nil {
				p := fset.Position(c.Pos())
				// A directive holds for its own line and the one below.
				r.directives[name][p.Line] = append(r.directives[name][p.Line], d)
				r.directives[name][p.Line+1] = append(r.directives[name][p.Line+1], d)
			}
		}
	}
	return name
}

// readOther reads a file of another package, where a finding may stand whose
// parts come together here only.
func (r *Reporter) readOther(name string) {
	if _, ok := r.directives[name]; ok {
		return
	}
	fset := token.NewFileSet()
	f, err := parser.ParseFile(fset, name, nil, parser.ParseComments|parser.SkipObjectResolution)
	if f == nil || err != nil {
		r.directives[name] = nil
		return
	}
	r.read(fset, f)
}

func parse(c *ast.Comment) *Directive {
	if m := nolint.FindStringSubmatch(c.Text); m != nil {
		d := &Directive{Pos: c.Pos()}
		names, _, _ := strings.Cut(m[1], " ")
		for _, n := range strings.Split(names, ",") {
			tool, analyzer, _ := strings.Cut(n, ":")
			switch {
			case analyzer != "": // sessionlint:weaktoken
				d.Analyzers = append(d.Analyzers, analyzer)
			case tool == "sessionlint" || tool == "all":
				return &Directive{Pos: c.Pos()}
			default: // another linter's name, or an analyzer's own
				d.Analyzers = append(d.Analyzers, tool)
			}
		}
		return d
	}
	if m := ignore.FindStringSubmatch(c.Text); m != nil {
		return &Directive{Pos: c.Pos(), Analyzers: strings.Split(m[1], ","), Own: true, Reason: strings.TrimSpace(m[2])}
	}
	return nil
}

// Report reports d unless its file or a directive says not to. It returns the
// reporter's verdict: true if the finding left.
func (r *Reporter) Report(d analysis.Diagnostic) bool {
	p := r.pass.Fset.Position(d.Pos)
	if !r.own[p.Filename] {
		r.readOther(p.Filename)
	}
	if r.helpers[p.Filename] || scope.TestFile(r.pass.Fset, d.Pos) || !scope.Generated && r.generated[p.Filename] || scope.Excluded(p.Filename) {
		return false
	}
	for _, dir := range r.directives[p.Filename][p.Line] {
		if dir.covers(r.pass.Analyzer.Name) {
			dir.Used = true
			return false
		}
	}
	r.pass.Report(d)
	return true
}

func (d *Directive) covers(analyzer string) bool {
	if len(d.Analyzers) == 0 {
		return true
	}
	for _, a := range d.Analyzers {
		if a == analyzer {
			return true
		}
	}
	return false
}

// Close reports the analyzer's own ignore comments that suppressed nothing.
func (r *Reporter) Close() {
	seen := map[*Directive]bool{}
	for file, lines := range r.directives {
		if !r.own[file] || r.generated[file] && !scope.Generated || scope.Excluded(file) {
			continue
		}
		for _, ds := range lines {
			for _, d := range ds {
				if !d.Own || seen[d] || !d.covers(r.pass.Analyzer.Name) || scope.TestFile(r.pass.Fset, d.Pos) {
					continue
				}
				seen[d] = true
				switch {
				case !d.Used && !r.Elsewhere:
					r.pass.Report(analysis.Diagnostic{Pos: d.Pos, Message: "this sessionlint:ignore suppresses no finding of " + r.pass.Analyzer.Name + "; remove it"})
				case d.Reason == "":
					r.pass.Report(analysis.Diagnostic{Pos: d.Pos, Message: "this sessionlint:ignore gives no reason; say after the analyzer's name why the finding is not a weakness"})
				}
			}
		}
	}
}
