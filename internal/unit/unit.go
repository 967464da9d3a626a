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
package unit

import (
	"encoding/json"
	"os"
	"strings"

	"github.com/sessionlint/sessionlint/internal/catalog"
)

// config is the part of unitchecker.Config that the decision needs.
type config struct {
	ImportPath    string
	GoFiles       []string
	ModulePath    string
	ModuleVersion string
	ImportMap     map[string]string
	PackageVetx   map[string]string
	VetxOnly      bool
	VetxOutput    string
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
	if c.ModulePath == "" && standard(path) {
		return false
	}
	if c.ModuleVersion == "" {
		return true // the user's own module
	}
	return !catalog.Default().Covered(path) && (c.drawsRandomness() || c.hasFacts())
}

func (c *config) onlyTests() bool {
	for _, f := range c.GoFiles {
		if !strings.HasSuffix(f, "_test.go") {
			return false
		}
	}
	return true
}

// drawsRandomness reports whether the unit itself can make a token.
func (c *config) drawsRandomness() bool {
	for _, path := range c.ImportMap {
		if source(path) {
			return true
		}
	}
	return false
}

// hasFacts reports whether a direct import has facts. Facts of indirect
// imports are repeated in the files of the direct ones.
func (c *config) hasFacts() bool {
	for _, file := range c.PackageVetx {
		if fi, err := os.Stat(file); err == nil && fi.Size() > 0 {
			return true
		}
	}
	return false
}
