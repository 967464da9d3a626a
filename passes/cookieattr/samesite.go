package cookieattr

import (
	"fmt"
	"go/token"
	"slices"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/sessionlint/sessionlint/internal/cookie"
	"github.com/sessionlint/sessionlint/internal/ir"
	"github.com/sessionlint/sessionlint/internal/report"
)

// SameSite is a package fact: where a framework sets SameSite for a whole request,
// the package or one that it imports does so, and which of their cookies have
// none otherwise.
type SameSite struct {
	Set     bool
	Waiting []Waiting
}

// Waiting is a cookie that has no SameSite unless somebody sets it before.
type Waiting struct {
	In      string // full name of the function
	File    string
	Line    int
	Message string
}

// AFact marks SameSite as a fact.
func (*SameSite) AFact() {}

func (s *SameSite) String() string {
	return fmt.Sprintf("same-site %v, waiting %d", s.Set, len(s.Waiting))
}

// maxWaiting bounds what a package tells.
const maxWaiting = 40

// sameSite reports, in the package that sees the whole program, the cookies that
// get no SameSite anywhere.
func sameSite(pass *analysis.Pass, rep *report.Reporter, c *cookie.Package) {
	var all SameSite
	for _, imp := range pass.Pkg.Imports() {
		var fact SameSite
		if pass.ImportPackageFact(imp, &fact) {
			all.Set = all.Set || fact.Set
			all.Waiting = append(all.Waiting, fact.Waiting...)
		}
	}
	all.Set = all.Set || c.SetsSameSite()
	whole := pass.Pkg.Name() == "main"
	for _, f := range c.Waiting() {
		switch fn := c.FunctionAt(f.Pos()); {
		case whole && !all.Set:
			rep.Report(analysis.Diagnostic{Pos: f.Pos(), Message: message(c, f)})
		case fn != "":
			at := pass.Fset.Position(f.Pos())
			all.Waiting = append(all.Waiting, Waiting{fn, at.Filename, at.Line, message(c, f)})
		}
	}
	slices.SortStableFunc(all.Waiting, func(a, b Waiting) int { return strings.Compare(a.key(), b.key()) })
	all.Waiting = slices.CompactFunc(all.Waiting, func(a, b Waiting) bool { return a.key() == b.key() })
	all.Waiting = all.Waiting[:min(len(all.Waiting), maxWaiting)]
	if whole && !all.Set {
		seen := ir.Visible(pass.Pkg)
		for _, w := range all.Waiting {
			if fn := ir.Find(seen, w.In); fn != nil {
				rep.Report(analysis.Diagnostic{Pos: lineOf(pass.Fset, fn.Pos(), w.Line), Message: w.Message})
			}
		}
	}
	if all.Set {
		all.Waiting = nil
	}
	if !whole && (all.Set || len(all.Waiting) > 0) {
		pass.ExportPackageFact(&all)
	}
}

func (w Waiting) key() string { return fmt.Sprintf("%s:%06d", w.File, w.Line) }

// lineOf is the beginning of a line of the file in which pos is, or pos where the
// file's lines aren't known, as in export data.
func lineOf(fset *token.FileSet, pos token.Pos, line int) token.Pos {
	f := fset.File(pos)
	if f == nil || line > f.LineCount() {
		return pos
	}
	return f.LineStart(line)
}
