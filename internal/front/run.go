package front

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"

	"github.com/sessionlint/sessionlint/internal/driver"
)

// ChildEnv is set for the child process of -engine=inprocess, which is this
// program as a plain analysis driver. It is a child because the driver exits
// by itself, with codes of its own.
const ChildEnv = "SESSIONLINT_INPROCESS_CHILD"

// run runs the engine and returns its standard output. The error says in one
// line why not everything could be analysed.
func run(o *options, flags []string) ([]byte, error) {
	self, err := os.Executable()
	if err != nil {
		return nil, err
	}
	if o.config.File != "" {
		// The content is part of the flag, for the go command's cache sees flags
		// and no files.
		flags = append([]string{"-config=" + o.config.File + "#" + o.config.Hash()}, flags...)
	} else if o.configFile == "none" {
		flags = append([]string{"-config=none"}, flags...)
	}
	if o.engine == "inprocess" {
		out, stderr, err := inProcess(self, o.dir, flags, o.patterns)
		return out, reason(o, err, stderr)
	}
	out, stderr, err := vet(self, o, flags, o.patterns)
	if err != nil && elsewhere(stderr) {
		// Nor those that import a package of another module which is broken.
		if more, others, _ := inProcess(self, o.dir, flags, o.patterns); notJudged(others) == "" {
			fmt.Fprintf(os.Stderr, "sessionlint: judged without what does not compile: %s\n", firstLine(stderr))
			return more, nil
		}
	}
	if err == nil {
		return out, nil
	}
	if len(out) > 0 {
		if names := uncompiled(o.dir, o.patterns, stderr); len(names) > 0 {
			err = fmt.Errorf("%w; not judged: %s", err, strings.Join(names, ", "))
		}
		return out, err
	}
	// go vet judges none where one package cannot be loaded.
	l := loads(o.dir, o.patterns)
	if len(l.others) == 0 {
		return out, err
	}
	why := err
	var broken error
	if len(l.whole) > 0 {
		out, _, broken = vet(self, o, flags, l.whole)
	}
	more, others, err := inProcess(self, o.dir, flags, l.others)
	out = append(out, more...)
	switch names := notJudged(others); {
	case err == nil && broken != nil:
		return out, broken
	case err == nil:
		fmt.Fprintf(os.Stderr, "sessionlint: judged without their tests, for go vet cannot load them (%s): %s\n", relocate(o.dir, firstLine(stderr)), some(l.others))
		return out, nil
	case names != "":
		return out, fmt.Errorf("%w; not judged: %s", why, names)
	}
	return out, cmp.Or(broken, reason(o, err, others))
}

// vet has go vet judge packages, and those whose tests do not load without
// them. The error says in one line why not everything could be analysed.
func vet(self string, o *options, flags, patterns []string) (stdout []byte, stderr string, err error) {
	args := append([]string{"vet", "-vettool=" + self}, flags...)
	stdout, stderr, err = output(exec.Command("go", append(args, patterns...)...), o.dir)
	if err == nil {
		return stdout, stderr, nil
	}
	if untested := brokenTests(stderr); len(untested) > 0 {
		if more, _, err := inProcess(self, o.dir, flags, untested); err == nil {
			fmt.Fprintf(os.Stderr, "sessionlint: judged without their tests, which do not load (%s): %s\n", relocate(o.dir, firstLine(stderr)), some(untested))
			return append(stdout, more...), stderr, nil
		}
	}
	return stdout, stderr, reason(o, err, stderr)
}

// elsewhere reports whether the first error stands in a package of another
// module.
func elsewhere(stderr string) bool {
	file, _, ok := strings.Cut(firstLine(stderr), ".go:")
	return ok && filepath.IsAbs(file) && strings.Contains(file, "@v")
}

// notJudged returns the packages that the driver names as broken.
func notJudged(stderr string) string {
	for line := range strings.Lines(stderr) {
		if names, ok := strings.CutPrefix(line, driver.NotJudged); ok {
			return strings.TrimSpace(names)
		}
	}
	return ""
}

// inProcess runs the analyzers in a process of their own, without the go
// command between.
func inProcess(self, dir string, flags, patterns []string) (stdout []byte, stderr string, err error) {
	// go vet leaves out test files' findings by the rules themselves; here
	// loading them would also analyse every package twice.
	flags = append([]string{"-test=false"}, flags...)
	cmd := exec.Command(self, append(flags, patterns...)...)
	cmd.Env = append(os.Environ(), ChildEnv+"=1")
	return output(cmd, dir)
}

func output(cmd *exec.Cmd, dir string) ([]byte, string, error) {
	cmd.Dir = dir
	var stdout, stderr bytes.Buffer
	cmd.Stdout, cmd.Stderr = &stdout, &stderr
	if os.Getenv("SESSIONLINT_DEBUG") != "" { // where an engine broke down, see summary.Guard
		cmd.Stderr = io.MultiWriter(&stderr, os.Stderr)
	}
	err := cmd.Run()
	return stdout.Bytes(), stderr.String(), err
}

// reason turns the failure of the engine into one line.
func reason(o *options, err error, stderr string) error {
	if err == nil {
		return nil
	}
	if o.dir != "" {
		if fi, err := os.Stat(o.dir); err != nil || !fi.IsDir() {
			return errors.New("-C " + o.dir + ": no such directory")
		}
	}
	if errors.Is(err, exec.ErrNotFound) || strings.Contains(stderr, `exec: "go": executable file not found`) {
		return errors.New("the go command is not in PATH")
	}
	if noModule(o.dir) {
		return errors.New("no Go module here (no go.mod in this directory or above)")
	}
	if line := firstLine(stderr); line != "" {
		return errors.New(relocate(o.dir, line))
	}
	return err
}

// firstLine returns the first line that says what is wrong, without the go
// command's headings and prefixes.
func firstLine(stderr string) string {
	for line := range strings.Lines(stderr) {
		line = strings.TrimSpace(line)
		if line == "" || strings.HasPrefix(line, "#") || strings.HasPrefix(line, "go: downloading ") || strings.HasPrefix(line, "-: # ") || strings.HasPrefix(line, "package ") {
			continue
		}
		// "-: " stands for an unknown position.
		for _, p := range []string{"vet: ", "go: ", program() + ": ", "-: "} {
			line = strings.TrimPrefix(line, p)
		}
		return line
	}
	return ""
}

// program is the name under which the driver reports its errors.
func program() string { return filepath.Base(os.Args[0]) }

var place = regexp.MustCompile(`^([^\s:]+\.go)(:\d+.*)$`)

// relocate makes the place of an error, relative to the directory of -C,
// relative to the working directory.
func relocate(dir, line string) string {
	m := place.FindStringSubmatch(line)
	if dir == "" || m == nil || filepath.IsAbs(m[1]) {
		return line
	}
	return filepath.Join(dir, m[1]) + m[2]
}

// root is the directory of the module, or of the workspace, to which paths
// in reports are relative.
func (o *options) root() string {
	if o.rootOf == "" {
		cmd := exec.Command("go", "env", "GOWORK", "GOMOD")
		cmd.Dir = o.dir
		out, _ := cmd.Output()
		for _, file := range strings.Fields(string(out)) {
			if filepath.IsAbs(file) && file != os.DevNull {
				o.rootOf = filepath.Dir(file)
				break
			}
		}
	}
	return o.rootOf
}

// nearby makes the place in an error relative to the working directory.
func nearby(err error) error {
	cwd, wderr := os.Getwd()
	if rest, ok := strings.CutPrefix(err.Error(), cwd+string(filepath.Separator)); ok && wderr == nil {
		return errors.New(rest)
	}
	return err
}

func noModule(dir string) bool {
	cmd := exec.Command("go", "env", "GO111MODULE", "GOMOD", "GOWORK")
	cmd.Dir = dir
	out, err := cmd.Output()
	if err != nil {
		return false
	}
	v := strings.Split(string(out), "\n")
	return len(v) >= 3 && v[0] != "off" && (v[1] == os.DevNull || v[1] == "") && (v[2] == "" || v[2] == "off")
}
