// Package config reads .sessionlint.yaml: which rules run and with what
// limits, which files are left out, and what the user's own functions mean.
package config

import (
	"crypto/sha256"
	"encoding/hex"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/sessionlint/sessionlint/internal/catalog"
	"github.com/sessionlint/sessionlint/internal/lexicon"
	"github.com/sessionlint/sessionlint/internal/scope"
)

// Name is the file's name.
const Name = ".sessionlint.yaml"

// A Config is the content of a file. The zero Config changes nothing.
type Config struct {
	File     string            // "" if there is none
	Enable   []string          // analyzers; only these, unless empty
	Disable  []string          // analyzers
	Audit    bool              // also report what only a review wants to know
	Severity map[string]string // error, warning or note, by analyzer
	Options  map[string]string // by "analyzer.option"
	Exclude  []string          // globs, relative to the file's directory
	Cookies  []string          // names of session cookies
	Catalog  string            // lines of the catalog's format

	line    int // where the catalog's lines start
	content []byte
}

// Find returns the path of the configuration for a directory: the nearest one
// upwards, as far as the repository (.git) or workspace (go.work) goes; or "".
func Find(dir string) string {
	dir, err := filepath.Abs(dir)
	if err != nil {
		return ""
	}
	for {
		if file := filepath.Join(dir, Name); exists(file) {
			return file
		}
		up := filepath.Dir(dir)
		if up == dir || exists(filepath.Join(dir, ".git")) || exists(filepath.Join(dir, "go.work")) {
			return ""
		}
		dir = up
	}
}

func exists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}

// Load reads a file, or returns the zero Config for "". The error is one line
// with the place, and with what was probably meant.
func Load(file string, analyzers []*analysis.Analyzer) (*Config, error) {
	if file == "" {
		return &Config{}, nil
	}
	data, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	return Parse(file, data, analyzers)
}

// Parse is Load of a file's content.
func Parse(file string, data []byte, analyzers []*analysis.Analyzer) (*Config, error) {
	c, err := parse(file, data, analyzers)
	if err != nil {
		return nil, err
	}
	if c.File, err = filepath.Abs(file); err != nil {
		return nil, err
	}
	c.content = data
	return c, nil
}

// Hash changes with the content of the file and with its place.
func (c *Config) Hash() string {
	if c.File == "" {
		return ""
	}
	sum := sha256.Sum256(fmt.Appendf(nil, "%s\x00%s", c.File, c.content))
	return hex.EncodeToString(sum[:8])
}

// Entries are the catalog's lines, parsed.
func (c *Config) Entries() (*catalog.Catalog, error) {
	cat := catalog.New()
	return cat, c.extend(cat)
}

// extend adds the lines to a catalog. Blank lines before them make an error's
// line that of the file.
func (c *Config) extend(cat *catalog.Catalog) error {
	return cat.Parse(c.File, strings.Repeat("\n", max(c.line-1, 0))+c.Catalog)
}

// Apply makes the configuration hold in this process, before anything is
// analysed. Options that args, the command line, give win.
func (c *Config) Apply(analyzers []*analysis.Analyzer, args []string) error {
	if c.File == "" {
		return nil
	}
	set := func(a *analysis.Analyzer, name, value string) error {
		if f := a.Flags.Lookup(name); f == nil || given(args, a.Name+"."+name) {
			return nil
		}
		if err := a.Flags.Set(name, value); err != nil {
			return fmt.Errorf("%s: %s.%s: %v", c.File, a.Name, name, err)
		}
		return nil
	}
	for _, a := range analyzers {
		if c.Audit || slices.Contains(c.Enable, a.Name) && strings.Contains(a.Doc, "(audit)") {
			if err := set(a, "audit", "true"); err != nil {
				return err
			}
		}
		for name, value := range c.Options {
			if analyzer, option, _ := strings.Cut(name, "."); analyzer == a.Name {
				if err := set(a, option, value); err != nil {
					return err
				}
			}
		}
	}
	scope.Exclude(filepath.Dir(c.File), c.Exclude)
	lexicon.AddSessionCookies(c.Cookies)
	if c.Catalog == "" {
		return nil
	}
	return c.extend(catalog.Default())
}

// Select returns the analyzers that run: those that the configuration leaves
// on, or, where the command line names some, all of them.
func (c *Config) Select(analyzers []*analysis.Analyzer, args []string) []*analysis.Analyzer {
	if c.File == "" || len(c.Enable)+len(c.Disable) == 0 {
		return analyzers
	}
	for _, a := range analyzers {
		if given(args, a.Name) {
			return analyzers
		}
	}
	return slices.DeleteFunc(slices.Clone(analyzers), func(a *analysis.Analyzer) bool {
		return len(c.Enable) > 0 && !slices.Contains(c.Enable, a.Name) || slices.Contains(c.Disable, a.Name)
	})
}

// given reports whether the command line sets a flag.
func given(args []string, name string) bool {
	return slices.ContainsFunc(args, func(a string) bool {
		n, _, _ := strings.Cut(strings.TrimLeft(a, "-"), "=")
		return strings.HasPrefix(a, "-") && n == name
	})
}

// checkOption reports whether an analyzer has the option and takes the value.
func checkOption(analyzers []*analysis.Analyzer, name, value string) error {
	analyzer, option, _ := strings.Cut(name, ".")
	var names []string
	for _, a := range analyzers {
		var f *flag.Flag
		a.Flags.VisitAll(func(g *flag.Flag) {
			names = append(names, a.Name+"."+g.Name)
			if a.Name == analyzer && g.Name == option {
				f = g
			}
		})
		if f == nil {
			continue
		}
		old := f.Value.String()
		err := f.Value.Set(value)
		f.Value.Set(old)
		if err != nil {
			return fmt.Errorf("%s: cannot be %q", name, value)
		}
		return nil
	}
	return fmt.Errorf("unknown option %q%s", name, suggest(name, names))
}
