// Package front is sessionlint's command line. It analyses nothing itself: it
// runs go vet with this program as the vet tool, for go vet caches the results
// of every package, and presents what comes back.
package front

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"

	"golang.org/x/tools/go/analysis"

	"github.com/sessionlint/sessionlint/internal/config"
	"github.com/sessionlint/sessionlint/internal/finding"
	"github.com/sessionlint/sessionlint/internal/format"
	"github.com/sessionlint/sessionlint/internal/rulebook"
)

// The exit codes.
const (
	Clean    = 0
	Findings = 1
	Failed   = 2 // could not run
)

// Main runs the command line and returns the exit code.
func Main(args []string, analyzers []*analysis.Analyzer) int {
	if len(args) > 0 {
		if f := commands[args[0]]; f != nil {
			return f(args[1:], analyzers)
		}
	}
	o, err := parse(args, analyzers)
	switch {
	case errors.Is(err, flag.ErrHelp):
		usage(os.Stdout, analyzers)
		return Clean
	case err != nil:
		return fail(err)
	case o.version:
		fmt.Println("sessionlint " + version())
		return Clean
	case o.list:
		list(os.Stdout, analyzers)
		return Clean
	}
	if err := o.configure(analyzers); err != nil {
		return fail(err)
	}
	if o.fix || o.diff {
		return fix(o)
	}
	return check(o)
}

// configure reads the configuration, for its errors and for what concerns the
// output; what concerns the analysis is done where that is.
func (o *options) configure(analyzers []*analysis.Analyzer) error {
	o.rules = rulebook.All(analyzers)
	file := o.configFile
	if file == "" {
		dir := o.dir
		if dir == "" {
			dir = "."
		}
		file = config.Find(dir)
	}
	if file == "none" {
		file = ""
	}
	c, err := config.Load(file, analyzers)
	if err != nil {
		return nearby(err)
	}
	if err := c.Exist(o.dir); err != nil {
		return nearby(err)
	}
	o.config = c
	return nil
}

// check analyses and presents the findings.
func check(o *options) int {
	res, raw, err := analyse(o)
	if err == nil && !o.json() {
		err = o.narrow(&res)
	}
	if o.json() {
		os.Stdout.Write(raw)
	} else if perr := present(o, os.Stdout, res); err == nil {
		err = perr
	}
	switch {
	case err != nil:
		return fail(err)
	case o.writeBaseline != "":
		return Clean
	case len(res.Findings) > 0:
		return Findings
	}
	return Clean
}

// analyse runs the engine and reads what it found. The error says in one line
// why not everything could be analysed.
func analyse(o *options) (res finding.Result, raw []byte, err error) {
	stop := progress(os.Stderr)
	raw, err = run(o, append([]string{"-json"}, o.analyzerFlags...))
	stop()
	res, derr := finding.Decode(raw)
	if err == nil {
		err = derr
	}
	if err == nil && len(res.Errors) > 0 {
		err = errors.New(res.Errors[0])
	}
	return res, raw, err
}

// narrow leaves only the findings that are new, or writes those that there
// are for the next time.
func (o *options) narrow(res *finding.Result) error {
	finding.Identify(res.Findings, o.root())
	if o.writeBaseline != "" {
		if err := finding.WriteBaseline(o.writeBaseline, o.root(), res.Findings); err != nil {
			return err
		}
		fmt.Fprintf(os.Stderr, "sessionlint: %d findings written to %s\n", len(res.Findings), o.writeBaseline)
		res.Findings = nil
		return nil
	}
	if o.baseline != "" {
		b, err := finding.ReadBaseline(o.baseline)
		if err != nil {
			res.Findings = nil
			return err
		}
		res.Findings = b.New(res.Findings)
	}
	if o.newFromRev != "" {
		c, err := finding.ChangesSince(o.dir, o.newFromRev)
		if err != nil {
			res.Findings = nil
			return err
		}
		res.Findings = c.New(res.Findings, o.missing)
	}
	return nil
}

// missing reports whether an analyzer reports what is not there.
func (o *options) missing(analyzer string) bool {
	for _, r := range o.rules {
		if r.Name == analyzer {
			return r.Missing
		}
	}
	return false
}

func present(o *options, w io.Writer, res finding.Result) error {
	r := format.Report{Root: o.root(), Version: release(), Rules: o.rules, Levels: o.config.Severity, Findings: res.Findings}
	switch o.format {
	case "sarif":
		return r.SARIF(w)
	case "github":
		return r.GitHub(w)
	case "checkstyle":
		return r.Checkstyle(w)
	}
	format.NewText(w, o.color, o.context).Print(res.Findings)
	return nil
}

func fail(err error) int {
	fmt.Fprintln(os.Stderr, "sessionlint:", err)
	return Failed
}
