package front

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestPrinter(t *testing.T) {
	dir := t.TempDir()
	t.Chdir(dir)
	file := filepath.Join(dir, "a.go")
	os.WriteFile(file, []byte("package a\n\n\tset(rand.Int())\n"), 0o666)
	res := result{findings: []finding{
		{"m", "weaktoken", position{file, 3, 6}, "guessable", []step{{position{file, 1, 1}, "set here"}}},
		{"m", "cookieattr", position{file, 3, 2}, "no Secure", nil},
		{"m/b", "weaktoken", position{file, 3, 2}, "guessable", nil},
	}}
	for name, tt := range map[string]struct {
		o       options
		noColor string
		want    string
	}{
		"plain":    {options{color: "auto", context: -1}, "", "a.go:3:6: guessable (weaktoken)\na.go:3:2: no Secure (cookieattr)\na.go:3:2: guessable (weaktoken)\n"},
		"color":    {options{color: "always", context: -1}, "", "\x1b[1ma.go:3:6\x1b[0m \x1b[1;31mweaktoken\x1b[0m guessable\n"},
		"NO_COLOR": {options{color: "always", context: -1}, "1", "a.go:3:6 weaktoken guessable\n     3 | \tset(rand.Int())\n       | \t    ^\n    a.go:1:1: set here\n"},
		"count":    {options{color: "always", context: -1}, "1", "\n3 findings (2 weaktoken, 1 cookieattr) in 2 packages\n"},
		"context":  {options{color: "never", context: 2}, "", "     1 | package a\n     2 | \n     3 | \tset"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Setenv("NO_COLOR", tt.noColor)
			t.Setenv("TERM", "xterm")
			var b bytes.Buffer
			p := newPrinter(&tt.o, &b)
			for _, f := range res.findings {
				p.print(f)
			}
			p.summary(res)
			if !strings.Contains(b.String(), tt.want) {
				t.Errorf("got\n%s\nwant\n%s", b.String(), tt.want)
			}
			if tt.noColor != "" && strings.Contains(b.String(), "\x1b") {
				t.Error("colour despite NO_COLOR")
			}
		})
	}
}

func TestRelocate(t *testing.T) {
	if got := relocate("sub", "./a.go:3:1: undefined: x"); got != filepath.Join("sub", "a.go")+":3:1: undefined: x" {
		t.Error(got)
	}
	if got := relocate("", "./a.go:3:1: x"); got != "./a.go:3:1: x" {
		t.Error(got)
	}
}
