package finding

import (
	"bytes"
	"errors"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
)

// Changes are the lines that differ from a revision, by file.
type Changes map[string][]span

type span struct{ from, to int }

var hunk = regexp.MustCompile(`^@@ -\S+ \+(\d+)(?:,(\d+))? @@`)

// ChangesSince asks git, in the directory dir, which lines of Go files differ
// from the revision, in the working tree and in files that git doesn't know.
func ChangesSince(dir, rev string) (Changes, error) {
	top, err := git(dir, "rev-parse", "--show-toplevel")
	if err != nil {
		return nil, err
	}
	root := strings.TrimSpace(top)
	if _, err := git(dir, "rev-parse", "--verify", "--quiet", "--end-of-options", rev+"^{commit}"); err != nil {
		return nil, fmt.Errorf("-new-from-rev=%s: git knows no such revision", rev)
	}
	diff, err := git(root, "-c", "core.quotePath=off", "diff", "--unified=0", "--no-color", "--no-ext-diff", "--no-renames", "--dst-prefix=b/", rev, "--", "*.go")
	if err != nil {
		return nil, err
	}
	c := Changes{}
	file := ""
	for line := range strings.Lines(diff) {
		line = strings.TrimSuffix(line, "\n")
		if name, ok := strings.CutPrefix(line, "+++ b/"); ok {
			file = filepath.Join(root, filepath.FromSlash(strings.TrimSuffix(name, "\t")))
		} else if m := hunk.FindStringSubmatch(line); m != nil {
			from, _ := strconv.Atoi(m[1])
			n := 1
			if m[2] != "" {
				n, _ = strconv.Atoi(m[2])
			}
			c[file] = append(c[file], span{from, from + max(n, 1) - 1})
		}
	}
	others, err := git(root, "ls-files", "-z", "--others", "--exclude-standard", "--", "*.go")
	if err != nil {
		return nil, err
	}
	for name := range strings.SplitSeq(others, "\x00") {
		if name != "" {
			c[filepath.Join(root, filepath.FromSlash(name))] = []span{{1, 1 << 30}}
		}
	}
	return c, nil
}

func git(dir string, args ...string) (string, error) {
	cmd := exec.Command("git", args...)
	cmd.Dir = dir
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if errors.Is(err, exec.ErrNotFound) {
		return "", errors.New("-new-from-rev: git is not in PATH")
	}
	if err != nil {
		msg, _, _ := strings.Cut(strings.TrimSpace(stderr.String()), "\n")
		return "", fmt.Errorf("-new-from-rev: git: %s", strings.TrimPrefix(msg, "fatal: "))
	}
	return string(out), nil
}

// New returns the findings that have to do with changed lines: that stand on
// one, have a step of their chain on one, or, where the rule reports what a
// function doesn't do, stand in a function that was changed.
func (c Changes) New(fs []Finding, missing func(analyzer string) bool) []Finding {
	ext := extents{}
	var r []Finding
next:
	for _, f := range fs {
		at := span{f.Pos.Line, f.Pos.Line}
		if missing(f.Analyzer) {
			at = ext.of(f.Pos)
		}
		if c.touches(f.Pos.File, at) {
			r = append(r, f)
			continue
		}
		for _, s := range f.Chain {
			if c.touches(s.Pos.File, span{s.Pos.Line, s.Pos.Line}) {
				r = append(r, f)
				continue next
			}
		}
	}
	return r
}

func (c Changes) touches(file string, s span) bool {
	spans := c[file]
	if spans == nil {
		if real, err := filepath.EvalSymlinks(file); err == nil {
			spans = c[real]
		}
	}
	for _, x := range spans {
		if x.from <= s.to && s.from <= x.to {
			return true
		}
	}
	return false
}

// extents are the lines of files' functions.
type extents map[string][]span

// of returns the lines of the function around the position, or its own line.
func (e extents) of(p Position) span {
	spans, ok := e[p.File]
	if !ok {
		fset := token.NewFileSet()
		if f, _ := parser.ParseFile(fset, p.File, nil, parser.SkipObjectResolution); f != nil {
			for _, d := range f.Decls {
				if d, ok := d.(*ast.FuncDecl); ok {
					spans = append(spans, span{fset.Position(d.Pos()).Line, fset.Position(d.End()).Line})
				}
			}
		}
		e[p.File] = spans
	}
	for _, s := range spans {
		if s.from <= p.Line && p.Line <= s.to {
			return s
		}
	}
	return span{p.Line, p.Line}
}
