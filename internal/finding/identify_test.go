package finding

import (
	"os"
	"path/filepath"
	"testing"
)

func TestFingerprintsOutliveMovedLines(t *testing.T) {
	root := t.TempDir()
	file := filepath.Join(root, "a.go")
	write := func(text string) {
		if err := os.WriteFile(file, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	at := func(analyzer string, line int) Finding {
		return Finding{Analyzer: analyzer, Pos: Position{file, line, 1}, Message: "a.go: elsewhere"}
	}
	write("package a\nx()\nx()\ny()\n")
	before := []Finding{at("weaktoken", 2), at("weaktoken", 3), at("weaktoken", 4), at("logout", 2)}
	Identify(before, root)
	seen := map[string]bool{}
	for _, f := range before {
		if seen[f.Fingerprint] || f.Fingerprint == "" {
			t.Errorf("line %d: fingerprint %q is another's", f.Pos.Line, f.Fingerprint)
		}
		seen[f.Fingerprint] = true
	}
	write("package a\n\n// More.\n\tx()\n\tx()\n\ty()\n")
	after := []Finding{at("weaktoken", 4), at("weaktoken", 5), at("weaktoken", 6), at("logout", 4)}
	Identify(after, root)
	for i := range after {
		if after[i].Fingerprint != before[i].Fingerprint {
			t.Errorf("line %d: the fingerprint has changed", after[i].Pos.Line)
		}
	}
}
