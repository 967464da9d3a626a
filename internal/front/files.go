package front

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"

	"golang.org/x/tools/go/analysis"
)

// files checks the packages of the named Go files, or with -module the whole
// modules that they are of: "files [-module] [flags] FILE...". It is what a
// commit hook runs: the files may be of several modules, of none, or of
// packages that go ignores.
func files(args []string, analyzers []*analysis.Analyzer) int {
	whole := slices.Contains(args, "-module")
	args = slices.DeleteFunc(slices.Clone(args), func(a string) bool { return a == "-module" })
	o, err := parse(args, analyzers)
	switch {
	case err != nil:
		return fail(err)
	case o.format != "text" || o.fix || o.diff || o.baseline+o.writeBaseline+o.newFromRev != "" || o.dir != "":
		return fail(errors.New("files: takes only files and the flags of analyzers"))
	}
	byModule := map[string][]string{} // directories
	for _, f := range o.patterns {
		if f == "./..." { // no file at all
			continue
		}
		if !strings.HasSuffix(f, ".go") {
			return fail(fmt.Errorf("files: %s is no Go file", f))
		}
		dir := filepath.Dir(f)
		if module := moduleOf(dir); module != "" && !ignored(module, dir) && !slices.Contains(byModule[module], dir) {
			byModule[module] = append(byModule[module], dir)
		}
	}
	var modules []string
	for m := range byModule {
		modules = append(modules, m)
	}
	slices.Sort(modules)
	worst := Clean
	for _, m := range modules {
		one := *o
		one.dir, one.patterns = m, []string{"./..."}
		if !whole {
			if one.patterns = buildable(m, byModule[m]); len(one.patterns) == 0 {
				continue
			}
		}
		code := Failed
		if err := one.configure(analyzers); err != nil {
			fail(err)
		} else {
			code = check(&one)
		}
		worst = max(worst, code)
	}
	return worst
}

// moduleOf is the directory of the module that a directory lies in, or "".
func moduleOf(dir string) string {
	abs, err := filepath.Abs(dir)
	if err != nil {
		return ""
	}
	for {
		if _, err := os.Stat(filepath.Join(abs, "go.mod")); err == nil {
			if cwd, err := os.Getwd(); err == nil {
				if rel, err := filepath.Rel(cwd, abs); err == nil {
					return rel
				}
			}
			return abs
		}
		up := filepath.Dir(abs)
		if up == abs {
			return ""
		}
		abs = up
	}
}

// ignored reports whether go's "./..." leaves the directory out.
func ignored(module, dir string) bool {
	rel, err := filepath.Rel(module, dir)
	if err != nil {
		return true
	}
	return slices.ContainsFunc(strings.Split(filepath.ToSlash(rel), "/"), func(part string) bool {
		return part == "testdata" || part == "vendor" || len(part) > 1 && (part[0] == '_' || part[0] == '.' && part != "..")
	})
}

// buildable returns patterns for the directories that have Go files other
// than tests for this machine.
func buildable(module string, dirs []string) []string {
	var patterns []string
	for _, d := range dirs {
		if rel, err := filepath.Rel(module, d); err == nil {
			patterns = append(patterns, "./"+filepath.ToSlash(rel))
		}
	}
	slices.Sort(patterns)
	cmd := exec.Command("go", append([]string{"list", "-e", "-f", "{{if or .GoFiles .CgoFiles}}{{.ImportPath}}{{end}}"}, patterns...)...)
	cmd.Dir = module
	out, err := cmd.Output()
	if err != nil {
		return patterns // the engine says what is wrong
	}
	return strings.Fields(string(out))
}
