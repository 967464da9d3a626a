// Package atlas draws the life of an application's sessions: what the engines
// know of it, what the rules found, and which requirements of OWASP ASVS are
// met as far as code can tell.
package atlas

import (
	"cmp"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/analysis/checker"
	"golang.org/x/tools/go/packages"

	"github.com/sessionlint/sessionlint/internal/finding"
	"github.com/sessionlint/sessionlint/internal/lifecycle"
	"github.com/sessionlint/sessionlint/internal/load"
)

// A Map is what is known of an application. Paths are relative to Root.
type Map struct {
	Module   string              `json:"module"`
	Packages int                 `json:"packages"`
	Places   []lifecycle.Place   `json:"places"`
	Cookies  []lifecycle.Cookie  `json:"cookies"`
	Handlers []lifecycle.Handler `json:"handlers"`
	Findings []Found             `json:"findings"`
	Stages   []Stage             `json:"stages"`
	ASVS     []Requirement       `json:"asvs"`

	root string
}

// A Found is a finding of a rule.
type Found struct {
	Analyzer string `json:"analyzer"`
	Message  string `json:"message"`
	File     string `json:"file"`
	Line     int    `json:"line"`
}

// Load analyses packages and draws their map. The root is the directory that
// paths are relative to.
func Load(dir, root string, patterns []string, analyzers []*analysis.Analyzer) (*Map, error) {
	pkgs, err := load.Packages(dir, nil, patterns...)
	if err != nil {
		return nil, err
	}
	var broken error
	packages.Visit(pkgs, nil, func(p *packages.Package) {
		if len(p.Errors) > 0 && broken == nil && p.Module != nil && p.Module.Main {
			broken = p.Errors[0]
		}
	})
	if broken != nil {
		return nil, broken
	}
	if len(pkgs) == 0 {
		return nil, errors.New("no packages")
	}
	graph, err := checker.Analyze(append(slices.Clone(analyzers), lifecycle.Analyzer), pkgs, nil)
	if err != nil {
		return nil, err
	}
	m := &Map{Packages: len(pkgs), root: root}
	if mod := pkgs[0].Module; mod != nil {
		m.Module = mod.Path
	}
	routes := map[string][]string{}
	for _, act := range graph.Roots {
		if act.Err != nil {
			return nil, fmt.Errorf("%s: %v", act.Package.PkgPath, act.Err)
		}
		if part, ok := act.Result.(*lifecycle.Part); ok && part != nil {
			m.Places = append(m.Places, part.Places...)
			m.Cookies = append(m.Cookies, part.Cookies...)
			m.Handlers = append(m.Handlers, part.Handlers...)
			for name, rs := range part.Routes {
				for _, r := range rs {
					routes[name] = append(routes[name], string(r))
				}
			}
			continue
		}
		for _, d := range act.Diagnostics {
			at := act.Package.Fset.Position(d.Pos)
			m.Findings = append(m.Findings, Found{act.Analyzer.Name, d.Message, at.Filename, at.Line})
		}
	}
	for i := range m.Handlers {
		h := &m.Handlers[i]
		h.Routes = append(h.Routes, routes[h.Name]...)
		slices.Sort(h.Routes)
		h.Routes = slices.Compact(h.Routes)
		h.Name = strings.ReplaceAll(h.Name, m.Module+"/", "")
	}
	m.tidy()
	m.Stages = m.stages()
	m.ASVS = m.asvs()
	return m, nil
}

// tidy makes paths relative, sorts, and drops what two packages say.
func (m *Map) tidy() {
	for i := range m.Places {
		m.Places[i].File = finding.Rel(m.root, m.Places[i].File)
	}
	for i := range m.Cookies {
		m.Cookies[i].File = finding.Rel(m.root, m.Cookies[i].File)
	}
	for i := range m.Handlers {
		m.Handlers[i].File = finding.Rel(m.root, m.Handlers[i].File)
	}
	for i := range m.Findings {
		m.Findings[i].File = finding.Rel(m.root, m.Findings[i].File)
	}
	slices.SortFunc(m.Places, func(a, b lifecycle.Place) int {
		return cmp.Or(strings.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), strings.Compare(fmt.Sprint(a), fmt.Sprint(b)))
	})
	m.Places = slices.Compact(m.Places)
	slices.SortFunc(m.Cookies, func(a, b lifecycle.Cookie) int {
		return cmp.Or(strings.Compare(a.Name, b.Name), strings.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line))
	})
	m.Cookies = slices.Compact(m.Cookies)
	slices.SortFunc(m.Handlers, func(a, b lifecycle.Handler) int { return strings.Compare(a.Name, b.Name) })
	slices.SortFunc(m.Findings, func(a, b Found) int {
		return cmp.Or(strings.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), strings.Compare(a.Analyzer, b.Analyzer), strings.Compare(a.Message, b.Message))
	})
	m.Findings = slices.CompactFunc(m.Findings, func(a, b Found) bool {
		return a.Analyzer == b.Analyzer && a.File == b.File && a.Line == b.Line
	})
	// Empty lists are lists.
	if m.Places == nil {
		m.Places = []lifecycle.Place{}
	}
	if m.Cookies == nil {
		m.Cookies = []lifecycle.Cookie{}
	}
	if m.Handlers == nil {
		m.Handlers = []lifecycle.Handler{}
	}
	if m.Findings == nil {
		m.Findings = []Found{}
	}
}

// abs is the file that a relative path names.
func (m *Map) abs(file string) string {
	if filepath.IsAbs(file) {
		return file
	}
	return filepath.Join(m.root, filepath.FromSlash(file))
}

// of returns the findings of the analyzers.
func (m *Map) of(analyzers ...string) []Found {
	var r []Found
	for _, f := range m.Findings {
		if slices.Contains(analyzers, f.Analyzer) {
			r = append(r, f)
		}
	}
	return r
}

// at returns the places of a stage.
func (m *Map) at(s lifecycle.Stage) []lifecycle.Place {
	var r []lifecycle.Place
	for _, p := range m.Places {
		if p.Stage == s {
			r = append(r, p)
		}
	}
	return r
}
