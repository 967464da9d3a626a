package testmodule

import (
	"bytes"
	"go/ast"
	"go/format"
	"go/parser"
	"go/token"
	"os"
	"slices"
	"strconv"
	"testing"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/ast/astutil"
	"golang.org/x/tools/go/packages"
)

// CheckFixes is Check, and applies the first fix that each finding suggests. A
// file that is changed must then be what stands in the file of its name with
// .golden at the end, and no other may have such a file. As a driver does, it
// drops the imports that are not used any more.
func CheckFixes(t *testing.T, dir string, a *analysis.Analyzer, patterns ...string) {
	t.Helper()
	edits, pkgs := map[string][]edit{}, []*packages.Package{}
	for _, act := range check(t, dir, a, patterns) {
		pkgs = append(pkgs, act.Package)
		for _, d := range act.Diagnostics {
			if len(d.SuggestedFixes) == 0 {
				continue
			}
			for _, e := range d.SuggestedFixes[0].TextEdits {
				add(edits, act.Package.Fset, e)
			}
		}
	}
	if len(edits) == 0 {
		t.Error("no fixes")
	}
	for _, p := range pkgs {
		for _, file := range p.CompiledGoFiles {
			golden, err := os.ReadFile(file + ".golden")
			if err != nil && !os.IsNotExist(err) {
				t.Error(err)
				continue
			}
			if golden, err = format.Source(golden); err != nil {
				t.Errorf("%s.golden: %v", file, err)
			}
			if line, differ := difference(fixed(t, p, file, edits[file]), golden); differ {
				t.Errorf("%s.golden:%d: the fixes make something else, here first", file, line)
			}
		}
	}
}

type edit struct {
	from, to int
	text     string
}

// add adds an edit to those of its file. What two fixes both need, such as an
// import, is done once.
func add(edits map[string][]edit, fset *token.FileSet, e analysis.TextEdit) {
	file := fset.File(e.Pos)
	n := edit{file.Offset(e.Pos), file.Offset(e.Pos), string(e.NewText)}
	if e.End.IsValid() {
		n.to = file.Offset(e.End)
	}
	if !slices.Contains(edits[file.Name()], n) {
		edits[file.Name()] = append(edits[file.Name()], n)
	}
}

// fixed returns the file after the edits; nil without any.
func fixed(t *testing.T, p *packages.Package, file string, edits []edit) []byte {
	t.Helper()
	if len(edits) == 0 {
		return nil
	}
	src, err := os.ReadFile(file)
	if err != nil {
		t.Error(err)
		return nil
	}
	slices.SortStableFunc(edits, func(a, b edit) int { return a.from - b.from })
	var b bytes.Buffer
	at := 0
	for _, e := range edits {
		if e.from < at {
			t.Errorf("%s: two fixes change the same text", file)
			return nil
		}
		b.Write(src[at:e.from])
		b.WriteString(e.text)
		at = e.to
	}
	b.Write(src[at:])
	return tidy(t, p, b.Bytes())
}

// tidy formats a file of a package and drops imports that nothing in it uses.
func tidy(t *testing.T, p *packages.Package, src []byte) []byte {
	t.Helper()
	fset := token.NewFileSet()
	f, err := parser.ParseFile(fset, "", src, parser.ParseComments)
	if err != nil {
		t.Errorf("%v in:\n%s", err, src)
		return nil
	}
	for _, i := range slices.Clone(f.Imports) {
		path, err := strconv.Unquote(i.Path.Value)
		if err == nil && i.Name == nil && p.Imports[path] != nil && !uses(f, p.Imports[path].Name) {
			astutil.DeleteImport(fset, f, path)
		}
	}
	var b bytes.Buffer
	if err := format.Node(&b, fset, f); err != nil {
		t.Error(err)
	}
	return b.Bytes()
}

// uses reports whether a file mentions anything of what the name stands for.
func uses(f *ast.File, name string) bool {
	found := false
	ast.Inspect(f, func(n ast.Node) bool {
		if sel, ok := n.(*ast.SelectorExpr); ok {
			id, ok := sel.X.(*ast.Ident)
			found = found || ok && id.Name == name
		}
		return !found
	})
	return found
}

// difference returns the first line in which two texts differ.
func difference(a, b []byte) (line int, differ bool) {
	as, bs := bytes.Split(a, []byte("\n")), bytes.Split(b, []byte("\n"))
	for i := range max(len(as), len(bs)) {
		if i >= len(as) || i >= len(bs) || !bytes.Equal(as[i], bs[i]) {
			return i + 1, true
		}
	}
	return 0, false
}
