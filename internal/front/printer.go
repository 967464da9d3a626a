package front

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"golang.org/x/term"
)

const (
	bold  = "1"
	red   = "1;31"
	green = "1;32"
	faint = "2"
)

// A printer prints findings: one line each for programs, with the source and
// the chain for people.
type printer struct {
	w       io.Writer
	cwd     string
	pretty  bool
	color   bool
	context int // lines around the finding; -1 none at all
	sources map[string][]string
}

func newPrinter(o *options, w io.Writer) *printer {
	terminal := isTerminal(w)
	p := &printer{w: w, context: o.context, sources: map[string][]string{}}
	p.cwd, _ = os.Getwd()
	p.pretty = terminal || o.color == "always"
	p.color = p.pretty && o.color != "never" && os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb"
	if p.pretty && p.context < 0 {
		p.context = 0
	}
	return p
}

func isTerminal(w io.Writer) bool {
	f, ok := w.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}

func (p *printer) print(f finding) {
	if !p.pretty {
		fmt.Fprintf(p.w, "%s: %s (%s)\n", p.at(f.pos), f.message, f.analyzer)
		p.source(f.pos)
		return
	}
	fmt.Fprintf(p.w, "%s %s %s\n", p.paint(bold, p.at(f.pos)), p.paint(red, f.analyzer), f.message)
	p.source(f.pos)
	for _, s := range f.chain {
		fmt.Fprintf(p.w, "    %s %s\n", p.paint(faint, p.at(s.pos)+":"), s.message)
	}
	fmt.Fprintln(p.w)
}

// source prints the lines around the position, with its place marked.
func (p *printer) source(pos position) {
	if p.context < 0 {
		return
	}
	lines := p.lines(pos.file)
	for n := max(1, pos.line-p.context); n <= min(len(lines), pos.line+p.context); n++ {
		text := lines[n-1]
		fmt.Fprintf(p.w, "%s %s\n", p.paint(faint, fmt.Sprintf("%6d |", n)), text)
		if n == pos.line && pos.col > 0 && pos.col <= len(text)+1 {
			fmt.Fprintf(p.w, "%s %s%s\n", p.paint(faint, "       |"), blank(text[:pos.col-1]), p.paint(green, "^"))
		}
	}
}

func (p *printer) lines(file string) []string {
	lines, ok := p.sources[file]
	if !ok {
		if data, err := os.ReadFile(file); err == nil {
			lines = strings.Split(strings.TrimSuffix(string(data), "\n"), "\n")
			for i := range lines {
				lines[i] = strings.TrimSuffix(lines[i], "\r")
			}
		}
		p.sources[file] = lines
	}
	return lines
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
func (p *printer) summary(res result) {
	if !p.pretty || len(res.findings) == 0 {
		return
	}
	var order []string
	byAnalyzer, pkgs := map[string]int{}, map[string]bool{}
	for _, f := range res.findings {
		byAnalyzer[f.analyzer]++
		pkgs[f.pkg] = true
	}
	for a := range byAnalyzer {
		order = append(order, a)
	}
	sortByCount(order, byAnalyzer)
	for i, a := range order {
		order[i] = fmt.Sprintf("%d %s", byAnalyzer[a], a)
	}
	fmt.Fprintf(p.w, "%s (%s) in %s\n", plural(len(res.findings), "finding"), strings.Join(order, ", "), plural(len(pkgs), "package"))
}

func plural(n int, noun string) string {
	if n != 1 {
		noun += "s"
	}
	return fmt.Sprintf("%d %s", n, noun)
}

// at returns the position relative to the working directory, unless that
// leads far away.
func (p *printer) at(pos position) string {
	file := pos.file
	if rel, err := filepath.Rel(p.cwd, file); err == nil && !strings.HasPrefix(rel, filepath.Join("..", "..", "..")) {
		file = rel
	}
	return fmt.Sprintf("%s:%d:%d", file, pos.line, pos.col)
}

func (p *printer) paint(code, s string) string {
	if !p.color {
		return s
	}
	return "\x1b[" + code + "m" + s + "\x1b[0m"
}
