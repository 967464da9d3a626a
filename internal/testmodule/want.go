package testmodule

import (
	"fmt"
	"go/token"
	"regexp"
	"slices"
	"sort"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/tools/go/packages"
)

var (
	want    = regexp.MustCompile(`/[/*] want (.+?)(?:\*/)?$`)
	pattern = regexp.MustCompile("(?:(\\w+):)?(`[^`]*`|\"(?:[^\"\\\\]|\\\\.)*\")")
)

// An expectation is a finding, or the fact of the object it names.
type expectation struct {
	object string
	text   *regexp.Regexp
}

// expectations are those of want comments, by "file:line".
type expectations map[string][]expectation

// read adds the want comments of a package.
func (e expectations) read(t *testing.T, p *packages.Package) {
	for _, f := range p.Syntax {
		for _, g := range f.Comments {
			for _, c := range g.List {
				if m := want.FindStringSubmatch(c.Text); m != nil {
					pos := p.Fset.Position(c.Pos())
					e.add(t, fmt.Sprintf("%s:%d", pos.Filename, pos.Line), m[1])
				}
			}
		}
	}
}

func (e expectations) add(t *testing.T, line, comment string) {
	if rest := strings.TrimSpace(pattern.ReplaceAllString(comment, "")); rest != "" {
		t.Errorf("%s: no pattern: %s", line, rest)
	}
	for _, m := range pattern.FindAllStringSubmatch(comment, -1) {
		text, err := strconv.Unquote(m[2])
		if err != nil {
			t.Errorf("%s: %v", line, err)
			continue
		}
		re, err := regexp.Compile(text)
		if err != nil {
			t.Errorf("%s: %v", line, err)
			continue
		}
		e[line] = append(e[line], expectation{m[1], re})
	}
}

// meet takes the expectation that a finding, or an object's fact, meets. It is
// an error if none does.
func (e expectations) meet(t *testing.T, at token.Position, object, text string) {
	t.Helper()
	line := fmt.Sprintf("%s:%d", at.Filename, at.Line)
	i := slices.IndexFunc(e[line], func(x expectation) bool { return x.object == object && x.text.MatchString(text) })
	if i < 0 {
		if object != "" {
			text = "fact of " + object + ": " + text
		}
		t.Errorf("%s: unexpected: %s", line, text)
		return
	}
	e[line] = slices.Delete(e[line], i, i+1)
}

// unmet reports the expectations that nothing has met.
func (e expectations) unmet(t *testing.T) {
	t.Helper()
	var missing []string
	for line, xs := range e {
		for _, x := range xs {
			missing = append(missing, fmt.Sprintf("%s: nothing matches %s", line, x.text))
		}
	}
	sort.Strings(missing)
	for _, m := range missing {
		t.Error(m)
	}
}
