package format

import (
	"encoding/json"
	"fmt"
	"io"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/sessionlint/sessionlint/internal/finding"
	"github.com/sessionlint/sessionlint/internal/rulebook"
	"github.com/sessionlint/sessionlint/internal/sarif"
)

// A Report is findings with what the formats say around them.
type Report struct {
	Root     string // what paths are relative to
	Version  string
	Rules    []rulebook.Rule
	Levels   map[string]string // severity of an analyzer, where it is not the rule's
	Findings []finding.Finding // identified
}

// level is the severity of an analyzer's findings.
func (r *Report) level(analyzer string) string {
	if l := r.Levels[analyzer]; l != "" {
		return l
	}
	for _, rule := range r.Rules {
		if rule.Name == analyzer {
			return rule.Level()
		}
	}
	return "warning"
}

const (
	rootID      = "SRCROOT"
	fingerprint = "sessionlint/v1"
	home        = "https://github.com/sessionlint/sessionlint"
	cwe         = "CWE"
)

// SARIF writes the report as a SARIF 2.1.0 log, with the properties that
// GitHub's code scanning reads.
func (r *Report) SARIF(w io.Writer) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(r.log())
}

func (r *Report) log() sarif.Log {
	s := sarifWriter{r, finding.Sources{}}
	run := sarif.Run{ColumnKind: "unicodeCodePoints", Results: []sarif.Result{}}
	run.Tool.Driver = sarif.Component{Name: "sessionlint", Version: r.Version, InformationURI: home, Taxonomies: []sarif.Reference{{Name: cwe}}}
	if r.Root != "" {
		run.BaseIDs = map[string]sarif.Artifact{rootID: {URI: "file://" + (&url.URL{Path: slashed(r.Root)}).EscapedPath() + "/"}}
	}
	var weaknesses []int
	for _, rule := range r.Rules {
		run.Tool.Driver.Rules = append(run.Tool.Driver.Rules, s.rule(rule))
		weaknesses = append(weaknesses, rule.CWE...)
	}
	slices.Sort(weaknesses)
	run.Taxonomies = []sarif.Component{taxonomy(slices.Compact(weaknesses))}
	for _, f := range r.Findings {
		run.Results = append(run.Results, s.result(f))
	}
	return sarif.Log{Schema: sarif.Schema, Version: sarif.Version, Runs: []sarif.Run{run}}
}

func slashed(dir string) string {
	dir = filepath.ToSlash(dir)
	if !strings.HasPrefix(dir, "/") { // C:/src
		dir = "/" + dir
	}
	return strings.TrimSuffix(dir, "/")
}

// taxonomy lists the weaknesses of the Common Weakness Enumeration that the
// rules are about.
func taxonomy(weaknesses []int) sarif.Component {
	t := sarif.Component{Name: cwe, Organization: "MITRE", InformationURI: "https://cwe.mitre.org/",
		Short: &sarif.Text{Text: "The Common Weakness Enumeration."}}
	for _, n := range weaknesses {
		t.Taxa = append(t.Taxa, sarif.Taxon{ID: strconv.Itoa(n), HelpURI: fmt.Sprintf("https://cwe.mitre.org/data/definitions/%d.html", n)})
	}
	return t
}

type sarifWriter struct {
	*Report
	src finding.Sources
}

func (s sarifWriter) rule(r rulebook.Rule) sarif.Rule {
	full := strings.TrimSpace(r.Summary + ". " + r.Why)
	d := sarif.Rule{ID: r.Name, HelpURI: r.URL,
		Short:         sarif.Text{Text: sentence(r.Summary)},
		Full:          sarif.Text{Text: sentence(full)},
		Help:          sarif.Text{Text: sentence(full) + " See " + r.URL, Markdown: r.Page},
		Configuration: sarif.Configuration{Enabled: !r.Audit, Level: s.level(r.Name)},
	}
	tags := []string{"security", "session"}
	for _, n := range r.CWE {
		tags = append(tags, fmt.Sprintf("external/cwe/cwe-%03d", n))
		d.Relationships = append(d.Relationships, sarif.Relationship{
			Target: sarif.Target{ID: strconv.Itoa(n), Component: sarif.Reference{Name: cwe}}, Kinds: []string{"superset"}})
	}
	d.Properties = map[string]any{"tags": tags, "security-severity": r.Score, "precision": "high", "problem.severity": problem(s.level(r.Name))}
	return d
}

// problem is GitHub's word for a level.
func problem(level string) string {
	if level == "note" {
		return "recommendation"
	}
	return level
}

// sentence makes a text one: with a capital and a full stop.
func sentence(s string) string {
	if s == "" {
		return s
	}
	return strings.ToUpper(s[:1]) + strings.TrimSuffix(s[1:], ".") + "."
}

func (s sarifWriter) result(f finding.Finding) sarif.Result {
	res := sarif.Result{RuleID: f.Analyzer, Level: s.level(f.Analyzer), Message: sarif.Text{Text: f.Message},
		Locations:    []sarif.Location{s.location(f.Pos, f.End, "")},
		Fingerprints: map[string]string{fingerprint: f.Fingerprint},
		RuleIndex:    slices.IndexFunc(s.Rules, func(r rulebook.Rule) bool { return r.Name == f.Analyzer }),
	}
	if len(f.Chain) > 0 {
		var way sarif.Thread
		for i, c := range f.Chain {
			at := s.location(c.Pos, finding.Position{}, c.Message)
			way.Locations = append(way.Locations, sarif.Passed{Location: at})
			at.ID = i + 1
			res.Related = append(res.Related, at)
		}
		way.Locations = append(way.Locations, sarif.Passed{Location: s.location(f.Pos, f.End, f.Message)})
		res.Flows = []sarif.Flow{{Threads: []sarif.Thread{way}}}
	}
	for _, x := range f.Fixes {
		if fix, ok := s.fix(x); ok {
			res.Fixes = append(res.Fixes, fix)
		}
	}
	return res
}

func (s sarifWriter) artifact(file string) sarif.Artifact {
	rel := finding.Rel(s.Root, file)
	if s.Root == "" || filepath.IsAbs(rel) {
		return sarif.Artifact{URI: (&url.URL{Scheme: "file", Path: slashed(file)}).String()}
	}
	return sarif.Artifact{URI: (&url.URL{Path: rel}).EscapedPath(), BaseID: rootID}
}

func (s sarifWriter) location(pos, end finding.Position, message string) sarif.Location {
	region := sarif.Region{StartLine: max(pos.Line, 1)}
	if pos.Col > 0 {
		region.StartColumn = s.column(pos)
		if end.Line > pos.Line || end.Line == pos.Line && end.Col > pos.Col {
			region.EndLine, region.EndColumn = end.Line, s.column(end)
		}
	}
	loc := sarif.Location{Physical: sarif.Physical{Artifact: s.artifact(pos.File), Region: region}}
	if message != "" {
		loc.Message = &sarif.Text{Text: message}
	}
	return loc
}

// column counts characters where the engines count bytes.
func (s sarifWriter) column(p finding.Position) int {
	line := s.src.Line(p)
	if p.Col-1 > len(line) {
		return max(p.Col, 1)
	}
	return utf8.RuneCountInString(line[:p.Col-1]) + 1
}

// fix returns a suggested repair, unless a file has changed since.
func (s sarifWriter) fix(x finding.Fix) (sarif.Fix, bool) {
	fix := sarif.Fix{Description: sarif.Text{Text: x.Message}}
	index := map[string]int{}
	for _, e := range x.Edits {
		data, err := os.ReadFile(e.File)
		if err != nil || e.Start < 0 || e.Start > e.End || e.End > len(data) {
			return fix, false
		}
		i, ok := index[e.File]
		if !ok {
			i = len(fix.Changes)
			index[e.File] = i
			fix.Changes = append(fix.Changes, sarif.Change{Artifact: s.artifact(e.File)})
		}
		line, col := place(data, e.Start)
		endLine, endCol := place(data, e.End)
		fix.Changes[i].Replacements = append(fix.Changes[i].Replacements, sarif.Replacement{
			Deleted:  sarif.Region{StartLine: line, StartColumn: col, EndLine: endLine, EndColumn: endCol},
			Inserted: sarif.Text{Text: e.New}})
	}
	return fix, len(fix.Changes) > 0
}

// place is the line and the column, in characters, of a byte.
func place(data []byte, offset int) (line, col int) {
	before := string(data[:offset])
	line = strings.Count(before, "\n") + 1
	return line, utf8.RuneCountInString(before[strings.LastIndexByte(before, '\n')+1:]) + 1
}
