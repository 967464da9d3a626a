// Package front is sessionlint's command line. It has no analysis driver of
// its own: it runs go vet with this program as the vet tool, for go vet
// caches the results of every package, and presents what comes back.
package front

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"

	"golang.org/x/tools/go/analysis"
)

// The exit codes.
const (
	Clean    = 0
	Findings = 1
	Failed   = 2 // could not run
)

// Main runs the command line and returns the exit code.
func Main(args []string, analyzers []*analysis.Analyzer) int {
	o, err := parse(args, analyzers)
	switch {
	case errors.Is(err, flag.ErrHelp):
		usage(os.Stdout, analyzers)
		return Clean
	case err != nil:
		return fail(err)
	case o.version:
		fmt.Println(version())
		return Clean
	}
	if o.fix || o.diff {
		return fix(o)
	}
	return check(o)
}

// check analyses and presents the findings.
func check(o *options) int {
	stop := progress(os.Stderr)
	out, runErr := run(o, append([]string{"-json"}, o.analyzerFlags...))
	stop()
	res, err := decode(out)
	if err != nil && runErr == nil {
		runErr = err
	}
	if o.json {
		os.Stdout.Write(out)
	} else {
		present(o, os.Stdout, res)
	}
	if runErr == nil && len(res.errors) > 0 {
		runErr = errors.New(res.errors[0])
	}
	switch {
	case runErr != nil:
		return fail(runErr)
	case len(res.findings) > 0:
		return Findings
	}
	return Clean
}

func present(o *options, w io.Writer, res result) {
	p := newPrinter(o, w)
	for _, f := range res.findings {
		p.print(f)
	}
	p.summary(res)
}

func fail(err error) int {
	fmt.Fprintln(os.Stderr, "sessionlint:", err)
	return Failed
}
