package front

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/sessionlint/sessionlint/internal/config"
	"github.com/sessionlint/sessionlint/passes"
)

func pages(t *testing.T) map[string]string {
	t.Helper()
	files, err := filepath.Glob("../../docs/*.md")
	if err != nil || len(files) == 0 {
		t.Fatal(err, files)
	}
	r := map[string]string{}
	for _, f := range append(files, "../../README.md") {
		data, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		r[filepath.Base(f)] = string(data)
	}
	return r
}

// TestDocumentedCommands checks that the commands of the documentation are
// commands, with flags that exist.
func TestDocumentedCommands(t *testing.T) {
	line := regexp.MustCompile(`(?m)^    (?:\$ )?sessionlint (.*)$`)
	n := 0
	for page, text := range pages(t) {
		for _, m := range line.FindAllStringSubmatch(text, -1) {
			args, _, _ := strings.Cut(m[1], ">")
			args, _, _ = strings.Cut(args, "   ") // an explanation
			f := strings.Fields(args)
			n++
			if len(f) > 0 && commands[f[0]] != nil {
				continue // their arguments are tested with them
			}
			if strings.ContainsAny(args, "[…") {
				continue // a synopsis
			}
			if _, err := parse(f, passes.All()); err != nil {
				t.Errorf("%s: sessionlint %s: %v", page, args, err)
			}
		}
	}
	if n < 12 {
		t.Errorf("only %d commands were found", n)
	}
}

// TestDocumentedConfiguration checks the examples of .sessionlint.yaml.
func TestDocumentedConfiguration(t *testing.T) {
	block := regexp.MustCompile("(?s)```yaml\n(.*?)```")
	n := 0
	for page, text := range pages(t) {
		for _, m := range block.FindAllStringSubmatch(text, -1) {
			if !strings.Contains(m[1], "session-cookies:") {
				continue
			}
			n++
			if _, err := config.Parse(page, []byte(m[1]), passes.All()); err != nil {
				t.Error(err)
			}
		}
	}
	if n != 2 {
		t.Errorf("%d examples, want 2", n)
	}
}
