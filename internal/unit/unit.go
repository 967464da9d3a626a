// Package unit answers the vet protocol's units that cannot matter before
// anything of them is parsed.
//
// Under go vet a tool is run once for every dependency, only for its facts.
// Most dependencies have none, and the go command is content with an empty
// fact file. This is why golang.org/x/tools is pinned to v0.49: up to that
// version the unit driver reads types from the compiler's export data, so
// a dependency can be answered by an empty fact file unseen (measured 3.0 s
// instead of 13 s on an application with 490 dependencies). From v0.50 types
// travel in the fact files, and every dependency must be type-checked.
//
// It answers when it is initialized. The program's packages are initialized in
// the order of their paths as far as their imports allow, so that this one,
// which imports little, comes before those that analyse: half of such a
// process's time was theirs (measured 10 ms instead of 22).
package unit

import (
	"encoding/json"
	"os"
	"strings"

	"github.com/sessionlint/sessionlint/internal/origin"
)

// config is the part of unitchecker.Config that the decision needs.
type config struct {
	ImportPath    string
	GoFiles       []string
	ModulePath    string
	ModuleVersion string
	ImportMap     map[string]string
	VetxOnly      bool
	VetxOutput    string
}

func init() {
	if args := os.Args[1:]; len(args) > 0 && strings.HasSuffix(args[len(args)-1], ".cfg") && Skip(args[len(args)-1], wantsTests(args)) {
		os.Exit(0)
	}
}

// wantsTests reports whether a flag asks for findings in test files.
func wantsTests(args []string) bool {
	for _, a := range args {
		name, value, _ := strings.Cut(strings.TrimLeft(a, "-"), "=")
		if (name == "tests" || strings.HasSuffix(name, ".tests")) && value != "false" {
			return true
		}
	}
	return false
}

// Skip reports whether the unit cannot matter, after writing the empty fact
// file that answers for it. With tests, units that consist only of test files
// matter too. Whatever is wrong with the file is left to the driver to report.
func Skip(cfgFile string, tests bool) bool {
	data, err := os.ReadFile(cfgFile)
	if err != nil {
		return false
	}
	var c config
	if json.Unmarshal(data, &c) != nil || c.matters(tests) {
		return false
	}
	return c.VetxOutput == "" || os.WriteFile(c.VetxOutput, nil, 0o666) == nil
}

func (c *config) matters(tests bool) bool {
	if len(c.GoFiles) == 0 {
		return true // an error that the driver explains
	}
	if !tests && c.onlyTests() {
		return false
	}
	if !c.VetxOnly {
		return true
	}
	// "pkg [other.test]" is a variant of pkg.
	path, _, _ := strings.Cut(c.ImportPath, " ")
	var imports []string
	for _, i := range c.ImportMap {
		imports = append(imports, i)
	}
	return origin.Wanted(path, c.ModulePath, c.ModuleVersion, imports, c.size())
}

// size is the number of bytes of the unit's source.
func (c *config) size() (n int64) {
	for _, f := range c.GoFiles {
		if fi, err := os.Stat(f); err == nil {
			n += fi.Size()
		}
	}
	return n
}

func (c *config) onlyTests() bool {
	for _, f := range c.GoFiles {
		if !strings.HasSuffix(f, "_test.go") {
			return false
		}
	}
	return true
}
