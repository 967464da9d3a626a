package testmodule

import (
	"fmt"
	"go/ast"
	"regexp"
	"slices"
	"sort"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/analysis/checker"
	"golang.org/x/tools/go/packages"
)

var (
	want    = regexp.MustCompile(`// want (.+)`)
	pattern = regexp.MustCompile("`[^`]*`|\"(?:[^\"\\\\]|\\\\.)*\"")
)

// Check runs an analyzer on packages of the module in dir and compares its
// findings with their comments
//
//	// want `regexp` `regexp`
//
// as analysistest does, which however expects a finding in the package whose
// analysis reports it. What a program leaves undone is found where its parts
// come together and reported where it is left undone, in another package. A
// finding that is reported twice is an error.
func Check(t *testing.T, dir string, a *analysis.Analyzer, patterns ...string) {
	t.Helper()
	pkgs, err := packages.Load(&packages.Config{Mode: packages.LoadAllSyntax | packages.NeedModule, Dir: dir}, patterns...)
	if err != nil {
		t.Fatal(err)
	}
	if len(pkgs) == 0 {
		t.Fatalf("no packages match %v", patterns)
	}
	wants := map[string][]*regexp.Regexp{}
	for _, p := range pkgs {
		for _, err := range p.Errors {
			t.Error(err)
		}
		for _, f := range p.Syntax {
			for line, rs := range expectations(t, p, f) {
				wants[line] = rs
			}
		}
	}
	if len(wants) == 0 {
		t.Fatalf("no program of %v expects a finding: a rule that finds nothing would pass", patterns)
	}
	graph, err := checker.Analyze([]*analysis.Analyzer{a}, pkgs, nil)
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	for _, act := range graph.Roots {
		if act.Err != nil {
			t.Errorf("%s: %v", act.Package.PkgPath, act.Err)
		}
		for _, d := range act.Diagnostics {
			p := act.Package.Fset.Position(d.Pos)
			line := fmt.Sprintf("%s:%d", p.Filename, p.Line)
			if seen[line+d.Message] {
				t.Errorf("%s: reported twice: %s", line, d.Message)
				continue
			}
			seen[line+d.Message] = true
			i := slices.IndexFunc(wants[line], func(r *regexp.Regexp) bool { return r.MatchString(d.Message) })
			if i < 0 {
				t.Errorf("%s: unexpected: %s", line, d.Message)
				continue
			}
			wants[line] = slices.Delete(wants[line], i, i+1)
		}
	}
	var missing []string
	for line, rs := range wants {
		for _, r := range rs {
			missing = append(missing, fmt.Sprintf("%s: no finding matches %s", line, r))
		}
	}
	sort.Strings(missing)
	for _, m := range missing {
		t.Error(m)
	}
}

// expectations returns the want comments of a file by "file:line".
func expectations(t *testing.T, p *packages.Package, f *ast.File) map[string][]*regexp.Regexp {
	r := map[string][]*regexp.Regexp{}
	for _, g := range f.Comments {
		for _, c := range g.List {
			m := want.FindStringSubmatch(c.Text)
			if m == nil || !strings.HasPrefix(c.Text, "// want") {
				continue
			}
			pos := p.Fset.Position(c.Pos())
			line := fmt.Sprintf("%s:%d", pos.Filename, pos.Line)
			for _, q := range pattern.FindAllString(m[1], -1) {
				text, err := strconv.Unquote(q)
				if err != nil {
					t.Errorf("%s: %v", line, err)
					continue
				}
				re, err := regexp.Compile(text)
				if err != nil {
					t.Errorf("%s: %v", line, err)
					continue
				}
				r[line] = append(r[line], re)
			}
			if len(r[line]) == 0 {
				t.Errorf("%s: a want comment without a pattern", line)
			}
		}
	}
	return r
}
