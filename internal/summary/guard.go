package summary

import (
	"fmt"
	"go/types"
	"os"
	"runtime/debug"
	"sync"

	"golang.org/x/tools/go/analysis"
)

// failures are the engines that broke down on a package, by their passes'
// package and analyzer, for Tell.
var failures sync.Map

type failure struct {
	pkg      *types.Package
	analyzer *analysis.Analyzer
}

// Guard runs f, a part of what the pass does, and reports whether it came to
// its end: odd code must not bring down a user's build. What was passed over
// is said in a diagnostic; where the pass is an engine's, whose diagnostics
// nobody sees, the rules say it by Tell. With SESSIONLINT_DEBUG set, it is also
// written to standard error where it happened.
func Guard(pass *analysis.Pass, f func()) (ok bool) {
	defer func() {
		if r := recover(); r != nil {
			ok = false
			if os.Getenv("SESSIONLINT_DEBUG") != "" {
				fmt.Fprintf(os.Stderr, "%s of %s: %v\n%s\n", pass.Analyzer.Name, pass.Pkg.Path(), r, debug.Stack())
			}
			failures.Store(failure{pass.Pkg, pass.Analyzer}, fmt.Sprint(r))
			tell(pass, fmt.Sprint(r))
		}
	}()
	f()
	return true
}

// Tell says that a rule has nothing to judge because an engine that it needs
// broke down on the package.
func Tell(pass *analysis.Pass) {
	seen := map[*analysis.Analyzer]bool{}
	var broken func(as []*analysis.Analyzer) (string, bool)
	broken = func(as []*analysis.Analyzer) (string, bool) {
		for _, a := range as {
			if seen[a] {
				continue
			}
			seen[a] = true
			if r, ok := failures.Load(failure{pass.Pkg, a}); ok {
				return r.(string), true
			}
			if r, ok := broken(a.Requires); ok {
				return r, true
			}
		}
		return "", false
	}
	if r, ok := broken(pass.Analyzer.Requires); ok {
		tell(pass, r)
	}
}

func tell(pass *analysis.Pass, reason string) {
	if len(pass.Files) == 0 {
		return
	}
	pass.Report(analysis.Diagnostic{Pos: pass.Files[0].Package, Category: "internal", Message: fmt.Sprintf(
		"an error in sessionlint itself (%s): %s judges this package only in part, and may miss what is wrong with it; please report what SESSIONLINT_DEBUG=1 with -engine=inprocess says", reason, pass.Analyzer.Name)})
}
