// Sessionlint finds insecure session management in Go programs. Run
// "sessionlint -h" for its use.
package main

import (
	"flag"
	"fmt"
	"os"
	"slices"
	"strings"

	"golang.org/x/tools/go/analysis/multichecker"

	"github.com/sessionlint/sessionlint/internal/config"
	"github.com/sessionlint/sessionlint/internal/driver"
	"github.com/sessionlint/sessionlint/internal/front"
	_ "github.com/sessionlint/sessionlint/internal/unit" // answers most of go vet's units before the rest is initialized
	"github.com/sessionlint/sessionlint/passes"
)

func main() {
	args := os.Args[1:]
	if !driven(args) {
		os.Exit(front.Main(args, passes.All()))
	}
	drive(args)
}

// drive is this program as a plain analysis driver.
func drive(args []string) {
	flag.String("config", "", "the configuration: FILE, or none (default: the nearest "+config.Name+" upwards)")
	analyzers := passes.All()
	if len(args) == 1 && strings.TrimLeft(args[0], "-") == "flags" {
		multichecker.Main(analyzers...)
	}
	c, err := load(args)
	if err == nil {
		err = c.Apply(analyzers, args)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "sessionlint:", err)
		os.Exit(front.Failed)
	}
	if len(args) == 1 && strings.TrimLeft(args[0], "-") == "V=full" {
		// The go command keeps results by this line: with the configuration
		// in it, a change of the file is seen under a plain go vet too.
		if err := printVersion(os.Stdout, c.Hash()); err == nil {
			return
		}
	}
	if analyzers = c.Select(analyzers, args); os.Getenv(front.ChildEnv) != "" && slices.Contains(args, "-json") {
		os.Exit(driver.Main(args, analyzers, os.Stdout, os.Stderr))
	}
	multichecker.Main(analyzers...)
}

// load reads the configuration that the arguments name, or the one for the
// working directory: under go vet, that of the package.
func load(args []string) (*config.Config, error) {
	file := ""
	for _, a := range args {
		if v, ok := strings.CutPrefix(strings.TrimLeft(a, "-"), "config="); ok {
			file, _, _ = strings.Cut(v, "#") // after it a hash of the content
		}
	}
	switch file {
	case "none":
		file = ""
	case "":
		file = config.Find(".")
	}
	return config.Load(file, passes.All())
}

// driven reports whether the arguments are for the analysis driver: those of
// go vet's protocol, and the front's own child process.
func driven(args []string) bool {
	if os.Getenv(front.ChildEnv) != "" {
		return true
	}
	if len(args) == 0 {
		return false
	}
	switch args[0] {
	case "-V=full", "--V=full", "-flags", "--flags":
		return true
	}
	return strings.HasSuffix(args[len(args)-1], ".cfg")
}
