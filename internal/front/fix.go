package front

import (
	"os"
	"strings"
)

// fix applies the fixes and reports what is left, or prints them as a diff.
func fix(o *options) int {
	flags := []string{"-fix"}
	if o.diff {
		flags = append(flags, "-diff")
	}
	flags = append(flags, o.analyzerFlags...)
	out, err := run(o, flags)
	if err != nil && o.engine == "vet" && strings.Contains(err.Error(), "flag provided but not defined: -") {
		// go vet knows -fix since Go 1.26.
		o.engine = "inprocess"
		out, err = run(o, flags)
	}
	os.Stdout.Write(out)
	switch {
	case o.diff && len(out) > 0:
		return Findings // go vet fails if there is a diff
	case err != nil:
		return fail(err)
	case o.diff:
		return Clean
	}
	return check(o)
}
