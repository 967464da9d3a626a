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

const usageText = `Sessionlint finds insecure session management in Go programs.

Usage:

	sessionlint [-C dir] [flags] [packages]     (default packages: ./...)
	sessionlint help [analyzer]                 an analyzer's documentation
	sessionlint explain ANALYZER | FILE:LINE | FINGERPRINT [packages]
	sessionlint map [-format=html|json|mermaid] [-o FILE] [packages]
	                                            draw the life of the sessions
	sessionlint files [-module] FILE...         the packages (modules) of the files
	sessionlint completion bash | zsh | fish    a script for the shell
	go vet -vettool=$(which sessionlint) [packages]

Flags:

	-C dir               run in dir
	-format FORMAT       text (default), json, sarif, github or checkstyle
	-json                the same as -format=json: what go vet -json prints
	-fix                 apply the suggested fixes, then report what is left
	-diff                print the fixes as a diff, change nothing
	-baseline FILE       report only what the baseline doesn't know
	-write-baseline FILE write all findings to a baseline, report nothing
	-new-from-rev REV    report only what has to do with lines changed since REV
	-config FILE         the configuration (default: the nearest .sessionlint.yaml
	                     upwards); none for no configuration
	-audit               also report what only a review wants to know
	-c N                 show N lines of source around each finding
	-color WHEN          auto (default), always or never; NO_COLOR is honoured
	-engine ENGINE       vet (default: cached by the go command) or inprocess
	-list                list the analyzers
	-version             print the version

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
		flags(w, a)
	}
	io.WriteString(w, usageEnd)
}

// flags prints an analyzer's flags.
func flags(w io.Writer, a *analysis.Analyzer) {
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

// release is the version without what surrounds it, 0.0.0-devel between them.
func release() string {
	v, _, _ := strings.Cut(version(), " ")
	if v, ok := strings.CutPrefix(v, "v"); ok {
		return v
	}
	return "0.0.0-devel"
}

// version is the program's version and that of Go.
func version() string {
	v := "(devel)"
	if bi, ok := debug.ReadBuildInfo(); ok && bi.Main.Version != "" {
		v = bi.Main.Version
	}
	return v + " " + runtime.Version()
}
