package front

import (
	"flag"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/sessionlint/sessionlint/internal/config"
	"github.com/sessionlint/sessionlint/internal/rulebook"
)

// options is the parsed command line.
type options struct {
	dir           string
	format        string
	configFile    string
	baseline      string
	writeBaseline string
	newFromRev    string
	list          bool
	engine        string
	fix, diff     bool
	context       int
	color         string
	version       bool
	audit         bool
	analyzerFlags []string // as given, for the driver
	patterns      []string

	config *config.Config
	rules  []rulebook.Rule
	rootOf string
}

func (o *options) json() bool { return o.format == "json" }

func parse(args []string, analyzers []*analysis.Analyzer) (*options, error) {
	o := &options{}
	fs := o.flags(analyzers)
	// Flags may follow packages; "--" ends them.
	for len(args) > 0 {
		if err := fs.Parse(args); err != nil {
			return nil, explain(err)
		}
		rest := fs.Args()
		if n := len(args) - len(rest); n > 0 && args[n-1] == "--" {
			o.patterns = append(o.patterns, rest...)
			break
		}
		if len(rest) == 0 {
			break
		}
		o.patterns = append(o.patterns, rest[0])
		args = rest[1:]
	}
	if len(o.patterns) == 0 {
		o.patterns = []string{"./..."}
	}
	if o.audit {
		for _, a := range analyzers {
			if a.Flags.Lookup("audit") != nil {
				o.analyzerFlags = append(o.analyzerFlags, "-"+a.Name+".audit=true")
			}
		}
	}
	return o, o.validate()
}

// flags are the flags of the command line, which set the options.
func (o *options) flags(analyzers []*analysis.Analyzer) *flag.FlagSet {
	fs := flag.NewFlagSet("sessionlint", flag.ContinueOnError)
	fs.SetOutput(io.Discard)
	fs.StringVar(&o.dir, "C", "", "")
	fs.StringVar(&o.format, "format", "text", "")
	fs.BoolFunc("json", "", func(s string) error {
		on, err := strconv.ParseBool(s)
		if on {
			o.format = "json"
		}
		return err
	})
	fs.StringVar(&o.configFile, "config", "", "")
	fs.StringVar(&o.baseline, "baseline", "", "")
	fs.StringVar(&o.writeBaseline, "write-baseline", "", "")
	fs.StringVar(&o.newFromRev, "new-from-rev", "", "")
	fs.BoolVar(&o.list, "list", false, "")
	fs.StringVar(&o.engine, "engine", "vet", "")
	fs.BoolVar(&o.fix, "fix", false, "")
	fs.BoolVar(&o.diff, "diff", false, "")
	fs.IntVar(&o.context, "c", -1, "")
	fs.StringVar(&o.color, "color", "auto", "")
	fs.BoolVar(&o.audit, "audit", false, "")
	fs.BoolVar(&o.version, "version", false, "")
	for _, a := range analyzers {
		fs.Var(&through{o: o, name: a.Name, bool: true, audited: strings.Contains(a.Doc, "(audit)")}, a.Name, "")
		a.Flags.VisitAll(func(f *flag.Flag) {
			name := a.Name + "." + f.Name
			fs.Var(&through{o: o, name: name, value: f.Value, bool: isBool(f.Value)}, name, "")
		})
	}
	return fs
}

func (o *options) validate() error {
	switch {
	case o.engine != "vet" && o.engine != "inprocess":
		return fmt.Errorf("-engine=%s: want vet or inprocess", o.engine)
	case o.color != "auto" && o.color != "always" && o.color != "never":
		return fmt.Errorf("-color=%s: want auto, always or never", o.color)
	case !slices.Contains(formats, o.format):
		return fmt.Errorf("-format=%s: want %s", o.format, strings.Join(formats, ", "))
	case o.format != "text" && (o.fix || o.diff):
		return fmt.Errorf("-%s cannot be used with -fix or -diff", o.formatFlag())
	case o.json() && o.baseline+o.writeBaseline+o.newFromRev != "":
		return fmt.Errorf("-json prints what go vet -json prints, everything: for new findings only take -format=sarif")
	case o.writeBaseline != "" && o.baseline+o.newFromRev != "":
		return fmt.Errorf("-write-baseline writes all findings: leave out -baseline and -new-from-rev")
	}
	return nil
}

var formats = []string{"text", "json", "sarif", "github", "checkstyle"}

func (o *options) formatFlag() string {
	if o.json() {
		return "json"
	}
	return "format=" + o.format
}

func explain(err error) error {
	if err == flag.ErrHelp {
		return err
	}
	if name, ok := strings.CutPrefix(err.Error(), "flag provided but not defined: "); ok {
		return fmt.Errorf("unknown flag %s (sessionlint -h lists the flags)", name)
	}
	return err
}

// through is a flag of an analyzer: checked here, for a clear error, and
// passed on to the process that analyses.
type through struct {
	o     *options
	name  string
	value flag.Value // nil for the flag that enables the analyzer
	bool  bool

	audited bool // the flag enables an analyzer that is silent without its flag audit
}

func (t *through) String() string   { return "" }
func (t *through) IsBoolFlag() bool { return t.bool }

func (t *through) Set(s string) error {
	if t.value != nil {
		if err := t.value.Set(s); err != nil {
			return err
		}
	} else if s != "true" && s != "false" {
		return fmt.Errorf("want true or false")
	}
	t.o.analyzerFlags = append(t.o.analyzerFlags, "-"+t.name+"="+s)
	if t.audited && s == "true" { // asked for by name
		t.o.analyzerFlags = append(t.o.analyzerFlags, "-"+t.name+".audit=true")
	}
	return nil
}

func isBool(v flag.Value) bool {
	b, ok := v.(interface{ IsBoolFlag() bool })
	return ok && b.IsBoolFlag()
}
