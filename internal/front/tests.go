package front

import (
	"regexp"
	"slices"
	"strings"
)

var (
	testError = regexp.MustCompile(`_test\.go:\d+`)
	testOf    = regexp.MustCompile(`^(\S+?)(_test)?( \[\S+\.test\])?$`)
)

// brokenTests returns the packages that the go command could not load for
// their tests alone, by what it said; none where something else is broken too.
func brokenTests(stderr string) []string {
	var r []string
	pkg := ""
	add := func(p string) {
		if p != "" && !slices.Contains(r, p) {
			r = append(r, p)
		}
	}
	for line := range strings.Lines(stderr) {
		line = strings.TrimRight(line, "\r\n")
		switch {
		case line == "" || strings.HasPrefix(line, "\t") || strings.HasPrefix(line, "go: downloading ") || strings.HasPrefix(line, "# ["), strings.Contains(line, ": build constraints exclude all Go files in "):
		case strings.HasPrefix(line, "# "):
			pkg = ""
			if m := testOf.FindStringSubmatch(line[2:]); m != nil {
				pkg = m[1]
			}
		case strings.HasPrefix(line, "package ") && strings.HasSuffix(line, "_test"):
			add(strings.TrimSuffix(line[len("package "):], "_test"))
		case testError.MatchString(line) && pkg != "":
			add(pkg)
		default:
			return nil
		}
	}
	return r
}
