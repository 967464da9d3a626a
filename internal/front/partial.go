package front

import (
	"fmt"
	"os/exec"
	"slices"
	"strings"
)

// loadable are the packages that patterns name, where one of them or of what
// they import cannot be loaded: go vet then judges none.
type loadable struct {
	whole  []string // load with their tests, so that go vet can judge them
	others []string
}

// loads asks the go command which packages load.
func loads(dir string, patterns []string) loadable {
	cmd := exec.Command("go", append([]string{"list", "-e", "-test", "-f", "{{.ImportPath}}\t{{.ForTest}}\t{{.Incomplete}}"}, patterns...)...)
	out, _, _ := output(cmd, dir)
	var all, incomplete []string
	for line := range strings.Lines(string(out)) {
		f := strings.Split(strings.TrimSpace(line), "\t")
		if len(f) != 3 || f[1] == "" && strings.HasSuffix(f[0], ".test") { // the test's program
			continue
		}
		if f[1] == "" {
			all = append(all, f[0])
			f[1] = f[0]
		}
		if f[2] == "true" {
			incomplete = append(incomplete, f[1])
		}
	}
	var r loadable
	for _, p := range all {
		if slices.Contains(incomplete, p) {
			r.others = append(r.others, p)
		} else {
			r.whole = append(r.whole, p)
		}
	}
	return r
}

// uncompiled returns the packages that patterns name and go vet has not judged,
// for they or what they import do not compile: go vet's headings name the
// first.
func uncompiled(dir string, patterns []string, stderr string) []string {
	broken := map[string]bool{}
	for line := range strings.Lines(stderr) {
		if name, ok := strings.CutPrefix(line, "# "); ok && !strings.HasPrefix(name, "[") {
			name, _, _ = strings.Cut(strings.TrimSpace(name), " ")
			broken[name] = true
		}
	}
	if len(broken) == 0 {
		return nil
	}
	cmd := exec.Command("go", append([]string{"list", "-e", "-f", "{{.ImportPath}}{{range .Deps}} {{.}}{{end}}"}, patterns...)...)
	out, _, _ := output(cmd, dir)
	var r []string
	for line := range strings.Lines(string(out)) {
		f := strings.Fields(line)
		if slices.ContainsFunc(f, func(p string) bool { return broken[p] }) {
			r = append(r, f[0])
		}
	}
	return r
}

// some names a few of many packages, and says how many there are.
func some(names []string) string {
	const few = 4
	if len(names) <= few {
		return strings.Join(names, ", ")
	}
	return fmt.Sprintf("%s and %d more", strings.Join(names[:few], ", "), len(names)-few)
}
