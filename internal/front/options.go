package front

import (
	"flag"
	"fmt"
	"io"
	"strings"

	"golang.org/x/tools/go/analysis"
)

// options is the parsed command line.
type options struct {
	dir           string
	json          bool
	engine        string
	fix, diff     bool
	context       int
	color         string
	version       bool
	audit         bool
	analyzerFlags []string // as given, for the driver
	patterns      []string
}

func parse(args []string, analyzers []*analysis.Analyzer) (*options, error) {
	o := &options{}
	fs := flag.NewFlagSet("sessionlint", flag.ContinueOnError)
	fs.SetOutput(io.Discard)
	fs.StringVar(&o.dir, "C", "", "")
	fs.BoolVar(&o.json, "json", false, "")
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

func (o *options) validate() error {
	switch {
	case o.engine != "vet" && o.engine != "inprocess":
		return fmt.Errorf("-engine=%s: want vet or inprocess", o.engine)
	case o.color != "auto" && o.color != "always" && o.color != "never":
		return fmt.Errorf("-color=%s: want auto, always or never", o.color)
	case o.json && (o.fix || o.diff):
		return fmt.Errorf("-json cannot be used with -fix or -diff")
	}
	return nil
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
