// Sessionlint reports session secrets that can be guessed and session cookies
// that can be stolen. Run "sessionlint -h" for its use.
package main

import (
	"os"
	"strings"

	"golang.org/x/tools/go/analysis/multichecker"

	"github.com/sessionlint/sessionlint/internal/front"
	"github.com/sessionlint/sessionlint/internal/unit"
	"github.com/sessionlint/sessionlint/passes"
)

func main() {
	args := os.Args[1:]
	if !driven(args) {
		os.Exit(front.Main(args, passes.All()))
	}
	if n := len(args); n > 0 && strings.HasSuffix(args[n-1], ".cfg") && unit.Skip(args[n-1], wantsTests(args)) {
		return
	}
	multichecker.Main(passes.All()...)
}

// driven reports whether the arguments are for the analysis driver: those of
// go vet's protocol, the documentation, and the front's own child process.
func driven(args []string) bool {
	if os.Getenv(front.ChildEnv) != "" {
		return true
	}
	if len(args) == 0 {
		return false
	}
	switch args[0] {
	case "-V=full", "--V=full", "-flags", "--flags", "help":
		return true
	}
	return strings.HasSuffix(args[len(args)-1], ".cfg")
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
