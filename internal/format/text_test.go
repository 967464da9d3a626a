package format

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/sessionlint/sessionlint/internal/finding"
)

func TestPrinter(t *testing.T) {
	dir := t.TempDir()
	t.Chdir(dir)
	file := filepath.Join(dir, "a.go")
	os.WriteFile(file, []byte("package a\n\n\tset(rand.Int())\n"), 0o666)
	at := func(line, col int) finding.Position { return finding.Position{File: file, Line: line, Col: col} }
	found := []finding.Finding{
		{Package: "m", Analyzer: "weaktoken", Pos: at(3, 6), Message: "guessable", Chain: []finding.Step{{Pos: at(1, 1), Message: "set here"}}},
		{Package: "m", Analyzer: "cookieattr", Pos: at(3, 2), Message: "no Secure"},
		{Package: "m/b", Analyzer: "weaktoken", Pos: at(3, 2), Message: "guessable"},
	}
	for name, tt := range map[string]struct {
		color   string
		context int
		noColor string
		want    string
	}{
		"plain":    {"auto", -1, "", "a.go:3:6: guessable (weaktoken)\na.go:3:2: no Secure (cookieattr)\na.go:3:2: guessable (weaktoken)\n"},
		"color":    {"always", -1, "", "\x1b[1ma.go:3:6\x1b[0m \x1b[1;31mweaktoken\x1b[0m guessable\n"},
		"NO_COLOR": {"always", -1, "1", "a.go:3:6 weaktoken guessable\n     3 | \tset(rand.Int())\n       | \t    ^\n    a.go:1:1: set here\n"},
		"count":    {"always", -1, "1", "\n3 findings (2 weaktoken, 1 cookieattr) in 2 packages\n"},
		"context":  {"never", 2, "", "     1 | package a\n     2 | \n     3 | \tset"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Setenv("NO_COLOR", tt.noColor)
			t.Setenv("TERM", "xterm")
			var b bytes.Buffer
			NewText(&b, tt.color, tt.context).Print(found)
			if !strings.Contains(b.String(), tt.want) {
				t.Errorf("got\n%s\nwant\n%s", b.String(), tt.want)
			}
			if tt.noColor != "" && strings.Contains(b.String(), "\x1b") {
				t.Error("colour despite NO_COLOR")
			}
		})
	}
}
