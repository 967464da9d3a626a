package front

import (
	"os/exec"
	"slices"
	"strings"
)

// loadable is what can be judged of the packages that patterns name, where one
// of them, or of what they import, cannot be loaded: go vet then judges none.
type loadable struct {
	whole    []string // load with their tests
	untested []string // load without them only
	broken   []string // do not load
}

// loads asks the go command which packages load.
func loads(dir string, patterns []string) loadable {
	cmd := exec.Command("go", append([]string{"list", "-e", "-test", "-f", "{{.ImportPath}}\t{{.ForTest}}\t{{.Incomplete}}"}, patterns...)...)
	out, _, _ := output(cmd, dir)
	var all, broken, untested []string
	for line := range strings.Lines(string(out)) {
		f := strings.Split(strings.TrimSpace(line), "\t")
		if len(f) != 3 {
			continue
		}
		incomplete := f[2] == "true"
		switch {
		case f[1] == "" && strings.HasSuffix(f[0], ".test"): // the test's program
		case f[1] == "":
			all = append(all, f[0])
			if incomplete {
				broken = append(broken, f[0])
			}
		case incomplete:
			untested = append(untested, f[1])
		}
	}
	var r loadable
	for _, p := range all {
		switch {
		case slices.Contains(broken, p):
			r.broken = append(r.broken, p)
		case slices.Contains(untested, p):
			r.untested = append(r.untested, p)
		default:
			r.whole = append(r.whole, p)
		}
	}
	return r
}
