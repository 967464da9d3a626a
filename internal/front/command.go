package front

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/sessionlint/sessionlint/internal/finding"
	"github.com/sessionlint/sessionlint/internal/format"
	"github.com/sessionlint/sessionlint/internal/rulebook"
)

// commands are what can stand first on the command line instead of flags and
// packages.
var commands map[string]func(args []string, analyzers []*analysis.Analyzer) int

func init() {
	commands = map[string]func([]string, []*analysis.Analyzer) int{
		"help": help, "explain": explainCommand, "completion": completion, "files": files, "map": drawMap,
	}
}

// help prints the usage, or an analyzer's documentation with its options.
func help(args []string, analyzers []*analysis.Analyzer) int {
	switch len(args) {
	case 0:
		usage(os.Stdout, analyzers)
		return Clean
	case 1:
	default:
		return fail(errors.New("help: want one analyzer"))
	}
	a := byName(analyzers, args[0])
	if a == nil {
		return fail(fmt.Errorf("help: no analyzer %q (sessionlint -list names them)", args[0]))
	}
	flags(os.Stdout, a)
	fmt.Print("\n" + rulebook.Of(a).Page)
	return Clean
}

func byName(analyzers []*analysis.Analyzer, name string) *analysis.Analyzer {
	i := slices.IndexFunc(analyzers, func(a *analysis.Analyzer) bool { return a.Name == name })
	if i < 0 {
		return nil
	}
	return analyzers[i]
}

// list prints a line for each analyzer.
func list(w io.Writer, analyzers []*analysis.Analyzer) {
	for _, r := range rulebook.All(analyzers) {
		fmt.Fprintf(w, "%-13s %s\n", r.Name, r.Summary)
	}
}

var atLine = regexp.MustCompile(`^(.+\.go):(\d+)(?::\d+)?:?$`)

// explainCommand explains an analyzer, or the findings at a place or with a
// fingerprint: explain NAME, explain FILE:LINE [packages], explain FINGERPRINT
// [packages].
func explainCommand(args []string, analyzers []*analysis.Analyzer) int {
	if len(args) == 0 {
		return fail(errors.New("explain: want an analyzer, FILE:LINE or a fingerprint"))
	}
	what, rest := args[0], args[1:]
	if a := byName(analyzers, what); a != nil {
		return help([]string{what}, analyzers)
	}
	m := atLine.FindStringSubmatch(what)
	if m == nil && !regexp.MustCompile(`^[0-9a-f]{20}$`).MatchString(what) {
		return fail(fmt.Errorf("explain: %q is no analyzer (sessionlint -list names them), no FILE:LINE and no fingerprint", what))
	}
	o, err := parse(rest, analyzers)
	if err != nil {
		return fail(err)
	}
	if err := o.configure(analyzers); err != nil {
		return fail(err)
	}
	res, _, err := analyse(o)
	if err != nil {
		return fail(err)
	}
	finding.Identify(res.Findings, o.root())
	var found []finding.Finding
	for _, f := range res.Findings {
		if m == nil && f.Fingerprint == what || m != nil && samePlace(f.Pos, m[1], m[2]) {
			found = append(found, f)
		}
	}
	if len(found) == 0 {
		return fail(fmt.Errorf("explain: nothing is found at %s", what))
	}
	for _, f := range found {
		format.NewText(os.Stdout, "always", max(o.context, 2)).Print([]finding.Finding{f})
		fmt.Printf("\nfingerprint %s\n", f.Fingerprint)
		for _, x := range f.Fixes {
			fmt.Printf("suggested fix (-fix applies it): %s\n", x.Message)
		}
		fmt.Print("\n" + rulebook.Of(byName(analyzers, f.Analyzer)).Page + "\n")
	}
	return Clean
}

func samePlace(p finding.Position, file, line string) bool {
	n, _ := strconv.Atoi(line)
	abs, err := filepath.Abs(file)
	return err == nil && p.Line == n && (p.File == abs || strings.HasSuffix(filepath.ToSlash(p.File), "/"+filepath.ToSlash(file)))
}
