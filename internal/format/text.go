// Package format presents findings: as text for people and scripts, and in the
// formats that other programs read.
package format

import (
	"cmp"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"golang.org/x/term"

	"github.com/sessionlint/sessionlint/internal/finding"
)

const (
	bold  = "1"
	red   = "1;31"
	green = "1;32"
	faint = "2"
)

// A Text prints findings: one line each for programs, with the source and the
// chain for people.
type Text struct {
	w       io.Writer
	cwd     string
	pretty  bool
	color   bool
	context int // lines around the finding; -1 none at all
	sources finding.Sources
}

// NewText returns a printer to w. Color is auto, always or never; context is
// the number of source lines around a finding, or -1 for none unless w is a
// terminal.
func NewText(w io.Writer, color string, context int) *Text {
	p := &Text{w: w, context: context, sources: finding.Sources{}}
	p.cwd, _ = os.Getwd()
	p.pretty = IsTerminal(w) || color == "always"
	p.color = p.pretty && color != "never" && os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb"
	if p.pretty && p.context < 0 {
		p.context = 0
	}
	return p
}

// Print prints the findings and, for people, their number.
func (p *Text) Print(fs []finding.Finding) {
	for _, f := range fs {
		p.print(f)
	}
	p.summary(fs)
}

// IsTerminal reports whether somebody looks at what is written to w.
func IsTerminal(w io.Writer) bool {
	f, ok := w.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}

func (p *Text) print(f finding.Finding) {
	if !p.pretty {
		fmt.Fprintf(p.w, "%s: %s (%s)\n", p.at(f.Pos), f.Message, f.Analyzer)
		p.source(f.Pos)
		return
	}
	fmt.Fprintf(p.w, "%s %s %s\n", p.paint(bold, p.at(f.Pos)), p.paint(red, f.Analyzer), f.Message)
	p.source(f.Pos)
	for _, s := range f.Chain {
		fmt.Fprintf(p.w, "    %s %s\n", p.paint(faint, p.at(s.Pos)+":"), s.Message)
	}
	fmt.Fprintln(p.w)
}

// source prints the lines around the position, with its place marked.
func (p *Text) source(pos finding.Position) {
	if p.context < 0 {
		return
	}
	lines := p.sources.Lines(pos.File)
	for n := max(1, pos.Line-p.context); n <= min(len(lines), pos.Line+p.context); n++ {
		text := lines[n-1]
		fmt.Fprintf(p.w, "%s %s\n", p.paint(faint, fmt.Sprintf("%6d |", n)), text)
		if n == pos.Line && pos.Col > 0 && pos.Col <= len(text)+1 {
			fmt.Fprintf(p.w, "%s %s%s\n", p.paint(faint, "       |"), blank(text[:pos.Col-1]), p.paint(green, "^"))
		}
	}
}

// blank returns white space as wide as the text, whose tabs it keeps.
func blank(text string) string {
	return strings.Map(func(r rune) rune {
		if r == '\t' {
			return r
		}
		return ' '
	}, text)
}

// summary prints the count for people; programs count lines.
func (p *Text) summary(fs []finding.Finding) {
	if !p.pretty || len(fs) == 0 {
		return
	}
	var order []string
	byAnalyzer, pkgs := map[string]int{}, map[string]bool{}
	for _, f := range fs {
		byAnalyzer[f.Analyzer]++
		pkgs[f.Package] = true
	}
	for a := range byAnalyzer {
		order = append(order, a)
	}
	sortByCount(order, byAnalyzer)
	for i, a := range order {
		order[i] = fmt.Sprintf("%d %s", byAnalyzer[a], a)
	}
	fmt.Fprintf(p.w, "%s (%s) in %s\n", plural(len(fs), "finding"), strings.Join(order, ", "), plural(len(pkgs), "package"))
}

func plural(n int, noun string) string {
	if n != 1 {
		noun += "s"
	}
	return fmt.Sprintf("%d %s", n, noun)
}

// at returns the position relative to the working directory, unless that
// leads far away.
func (p *Text) at(pos finding.Position) string {
	file := pos.File
	if rel, err := filepath.Rel(p.cwd, file); err == nil && !strings.HasPrefix(rel, filepath.Join("..", "..", "..")) {
		file = rel
	}
	return fmt.Sprintf("%s:%d:%d", file, pos.Line, pos.Col)
}

func (p *Text) paint(code, s string) string {
	if !p.color {
		return s
	}
	return "\x1b[" + code + "m" + s + "\x1b[0m"
}

// sortByCount sorts names by falling count, then alphabetically.
func sortByCount(names []string, count map[string]int) {
	slices.SortFunc(names, func(a, b string) int {
		return cmp.Or(cmp.Compare(count[b], count[a]), cmp.Compare(a, b))
	})
}
