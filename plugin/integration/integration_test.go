package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// blocks are the YAML blocks of docs/golangci-lint.md, in their order.
func blocks(t *testing.T) []string {
	t.Helper()
	doc, err := os.ReadFile("../../docs/golangci-lint.md")
	if err != nil {
		t.Fatal(err)
	}
	var r []string
	for _, m := range regexp.MustCompile("(?s)```yaml\n(.*?)```").FindAllSubmatch(doc, -1) {
		r = append(r, string(m[1]))
	}
	if len(r) != 2 {
		t.Fatalf("%d YAML blocks in the documentation", len(r))
	}
	return r
}

// build compiles golangci-lint with the plugin; the go command's cache makes
// the second time quick.
func build(t *testing.T) string {
	t.Helper()
	bin := filepath.Join(t.TempDir(), "custom-gcl")
	if out, err := exec.Command("go", "build", "-o", bin, ".").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	return bin
}

func write(t *testing.T, text string) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), ".golangci.yml")
	if err := os.WriteFile(file, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
	return file
}

func lint(t *testing.T, bin, config string) (stdout, stderr string) {
	t.Helper()
	cmd := exec.Command(bin, "run", "-c", config, "--path-mode=abs", "--output.json.path=stdout", "--show-stats=false", "./src/example/...")
	cmd.Dir = "../../testdata"
	cmd.Env = append(os.Environ(), "GOLANGCI_LINT_CACHE="+t.TempDir())
	var out, errs bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &errs
	err := cmd.Run()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		t.Fatal(err)
	}
	return out.String(), errs.String()
}

// TestSameFindings lints the example with the documented configuration.
func TestSameFindings(t *testing.T) {
	bin := build(t)
	out, errs := lint(t, bin, write(t, strings.Replace(blocks(t)[1], "linters:\n", "linters:\n  default: none\n", 1)))
	var report struct {
		Issues []struct {
			FromLinter, Text string
			Pos              struct {
				Filename     string
				Line, Column int
			}
		}
	}
	if err := json.NewDecoder(strings.NewReader(out)).Decode(&report); err != nil {
		t.Fatalf("%v\n%s%s", err, out, errs)
	}
	var got []string
	for _, i := range report.Issues {
		analyzer, _, _ := strings.Cut(i.Text, ":")
		got = append(got, fmt.Sprintf("%s:%d:%d %s", i.Pos.Filename, i.Pos.Line, i.Pos.Column, analyzer))
	}
	want := binary(t)
	slices.Sort(got)
	slices.Sort(want)
	if len(want) == 0 || !slices.Equal(got, want) {
		t.Errorf("golangci-lint:\n%s\nsessionlint:\n%s\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"), errs)
	}
}

// binary returns what the command finds.
func binary(t *testing.T) []string {
	t.Helper()
	dir, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	tool := filepath.Join(t.TempDir(), "sessionlint")
	cmd := exec.Command("go", "build", "-o", tool, "./cmd/sessionlint")
	cmd.Dir = dir
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	cmd = exec.Command(tool, "-C", "testdata", "-concurrent=false", "-expiry.session=24h", "./src/example/...")
	cmd.Dir = dir
	out, _ := cmd.Output()
	var r []string
	line := regexp.MustCompile(`(?m)^(\S+:\d+:\d+): .* \((\w+)\)$`)
	for _, m := range line.FindAllStringSubmatch(string(out), -1) {
		r = append(r, filepath.Join(dir, m[1])+" "+m[2])
	}
	return r
}

func TestUnknownSetting(t *testing.T) {
	bin := build(t)
	_, errs := lint(t, bin, write(t, strings.Replace(blocks(t)[1], "audit: false", "audits: false", 1)))
	if !strings.Contains(errs, `unknown key "audits"`) || !strings.Contains(errs, `did you mean "audit"`) {
		t.Errorf("stderr: %s", errs)
	}
}

// TestCustomBuild checks what golangci-lint custom would build, for the build
// itself fetches golangci-lint's sources.
func TestCustomBuild(t *testing.T) {
	text := blocks(t)[0]
	mod, err := os.ReadFile("go.mod")
	if err != nil {
		t.Fatal(err)
	}
	version := regexp.MustCompile(`version: (v\d\S+)`).FindStringSubmatch(text)
	if version == nil || !strings.Contains(string(mod), "golangci-lint/v2 "+version[1]) {
		t.Errorf("not the version that is tested: %v", version)
	}
	pkg := regexp.MustCompile(`import: (\S+)`).FindStringSubmatch(text)
	if pkg == nil || !strings.Contains(readMain(t), `_ "`+pkg[1]+`"`) {
		t.Errorf("not the package that is tested: %v", pkg)
	}
}

func readMain(t *testing.T) string {
	t.Helper()
	data, err := os.ReadFile("main.go")
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}
