package front

import (
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
