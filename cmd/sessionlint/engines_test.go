package main

import (
	"errors"
	"os/exec"
	"regexp"
	"strings"
	"testing"

	"github.com/sessionlint/sessionlint/internal/testmodule"
)

// TestEngines compares what the engines find in programs whose parts know each
// other as interfaces only: one engine sees all packages at once, the other
// only what export data and facts tell.
func TestEngines(t *testing.T) {
	if testing.Short() {
		t.Skip("analyses the libraries too")
	}
	vet, inProcess := findings(t, "vet"), findings(t, "inprocess")
	if vet != inProcess {
		t.Errorf("go vet finds\n%s\nin process is found\n%s", vet, inProcess)
	}
	for _, rule := range []string{"fixation", "concurrent", "weaktoken", "credchange", "logout"} {
		if !strings.Contains(vet, "("+rule+")") {
			t.Errorf("no finding of %s in\n%s", rule, vet)
		}
	}
}

// column is that of a finding: export data keep lines only.
var column = regexp.MustCompile(`(?m)^(\S+:\d+):\d+:`)

func findings(t *testing.T, engine string) string {
	t.Helper()
	cmd := exec.Command("sessionlint", "-audit", "-engine="+engine, "./src/fixation/hidden/...", "./src/fixation/around/...", "./src/fixation/visitors/...", "./src/fixation/repo/...", "./src/concurrent/hidden/...", "./src/weaktoken/hidden/...",
		"./src/credchange/hidden/...", "./src/logout/layers/...")
	cmd.Dir = testmodule.Dir(t)
	out, err := cmd.Output()
	if exit := (*exec.ExitError)(nil); !errors.As(err, &exit) || exit.ExitCode() != 1 {
		t.Fatalf("-engine=%s: %v, want exit code 1 (findings)\n%s", engine, err, out)
	}
	return column.ReplaceAllString(string(out), "$1:")
}
