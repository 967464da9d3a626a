package front

import (
	"flag"
	"fmt"
	"io"
	"runtime"
	"runtime/debug"
	"strings"

	"golang.org/x/tools/go/analysis"
)

const usageText = `Sessionlint reports session secrets that can be guessed and session cookies
that can be stolen.

Usage:

	sessionlint [-C dir] [flags] [packages]     (default packages: ./...)
	sessionlint help [analyzer]                 an analyzer's documentation
	go vet -vettool=$(which sessionlint) [packages]

Flags:

	-C dir              run in dir
	-json               print what go vet -json prints
	-fix                apply the suggested fixes, then report what is left
	-diff               print the fixes as a diff, change nothing
	-c N                show N lines of source around each finding
	-color WHEN         auto (default), always or never; NO_COLOR is honoured
	-engine ENGINE      vet (default: cached by the go command) or inprocess
	-audit              also report what only a review wants to know
	-version            print the version

Analyzers and their flags (-NAME runs only the analyzer, -NAME=false all others):

`

const usageEnd = `
Exit codes: 0 no findings, 1 findings (with -diff: fixes), 2 could not run.

A finding is silenced by a comment on its line or the line above:
//sessionlint:ignore ANALYZER reason, or //nolint:sessionlint.
`

func usage(w io.Writer, analyzers []*analysis.Analyzer) {
	io.WriteString(w, usageText)
	for _, a := range analyzers {
		doc, _, _ := strings.Cut(a.Doc, "\n")
		fmt.Fprintf(w, "\t-%-18s %s\n", a.Name, doc)
		a.Flags.VisitAll(func(f *flag.Flag) {
			def := ""
			if f.DefValue != "" && f.DefValue != "false" {
				def = " (default " + f.DefValue + ")"
			}
			fmt.Fprintf(w, "\t-%-18s %s%s\n", a.Name+"."+f.Name, f.Usage, def)
		})
	}
	io.WriteString(w, usageEnd)
}

func version() string {
	v := "(devel)"
	if bi, ok := debug.ReadBuildInfo(); ok && bi.Main.Version != "" {
		v = bi.Main.Version
	}
	return "sessionlint " + v + " " + runtime.Version()
}
