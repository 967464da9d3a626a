// Package report is the way a rule's findings leave it: it filters test and
// generated files and honours suppression comments.
package report

import (
	"go/ast"
	"go/token"
	"regexp"
	"strings"

	"golang.org/x/tools/go/analysis"
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
	Own       bool // a //sessionlint:ignore, which must suppress something
}

// A Reporter reports a pass's findings.
type Reporter struct {
	pass       *analysis.Pass
	generated  map[string]bool
	directives map[string]map[int][]*Directive
	Tests      bool // report in _test.go files too
	Generated  bool // report in generated files too
}

// New reads the files' directives.
func New(pass *analysis.Pass) *Reporter {
	r := &Reporter{pass: pass, generated: map[string]bool{}, directives: map[string]map[int][]*Directive{}}
	for _, f := range pass.Files {
		name := pass.Fset.Position(f.FileStart).Filename
		if ast.IsGenerated(f) {
			r.generated[name] = true
		}
		for _, g := range f.Comments {
			for _, c := range g.List {
				if d := parse(c); d != nil {
					p := pass.Fset.Position(c.Pos())
					if r.directives[name] == nil {
						r.directives[name] = map[int][]*Directive{}
					}
					// A directive holds for its own line and the one below.
					r.directives[name][p.Line] = append(r.directives[name][p.Line], d)
					r.directives[name][p.Line+1] = append(r.directives[name][p.Line+1], d)
				}
			}
		}
	}
	return r
}

func parse(c *ast.Comment) *Directive {
	if m := nolint.FindStringSubmatch(c.Text); m != nil {
		names, _, _ := strings.Cut(m[1], " ")
		for _, n := range strings.Split(names, ",") {
			tool, analyzer, _ := strings.Cut(n, ":")
			if tool == "sessionlint" || tool == "all" {
				d := &Directive{Pos: c.Pos()}
				if analyzer != "" {
					d.Analyzers = []string{analyzer}
				}
				return d
			}
		}
		return nil
	}
	if m := ignore.FindStringSubmatch(c.Text); m != nil {
		return &Directive{Pos: c.Pos(), Analyzers: strings.Split(m[1], ","), Own: true}
	}
	return nil
}

// Report reports d unless its file or a directive says not to. It returns the
// reporter's verdict: true if the finding left.
func (r *Reporter) Report(d analysis.Diagnostic) bool {
	p := r.pass.Fset.Position(d.Pos)
	if !r.Tests && strings.HasSuffix(p.Filename, "_test.go") || !r.Generated && r.generated[p.Filename] {
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
		if r.generated[file] || !r.Tests && strings.HasSuffix(file, "_test.go") {
			continue
		}
		for _, ds := range lines {
			for _, d := range ds {
				if d.Own && !d.Used && !seen[d] && len(d.Analyzers) > 0 && d.covers(r.pass.Analyzer.Name) {
					seen[d] = true
					r.pass.Report(analysis.Diagnostic{Pos: d.Pos, Message: "this sessionlint:ignore suppresses nothing; remove it"})
				}
			}
		}
	}
}
