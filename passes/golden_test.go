package passes_test

import (
	"bytes"
	"go/format"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/sessionlint/sessionlint/internal/load"
)

// TestGolden compiles what the suggested fixes make of the test cases:
// a comparison with the golden files compares their text only.
func TestGolden(t *testing.T) {
	root, err := filepath.Abs("../testdata")
	if err != nil {
		t.Fatal(err)
	}
	overlay, patterns := map[string][]byte{}, []string{}
	err = filepath.WalkDir(filepath.Join(root, "src"), func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		file, ok := strings.CutSuffix(path, ".golden")
		if !ok {
			return nil
		}
		src, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		if bytes.HasPrefix(src, []byte("-- ")) {
			t.Errorf("%s: an archive of alternative fixes, which this test does not take apart", path)
		}
		if _, err := format.Source(src); err != nil {
			t.Error(err)
		}
		overlay[file] = src
		if dir := filepath.Dir(file); len(patterns) == 0 || patterns[len(patterns)-1] != dir {
			patterns = append(patterns, dir)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(patterns) == 0 {
		t.Fatal("no golden files")
	}
	pkgs, err := load.Packages(root, overlay, patterns...)
	if err != nil {
		t.Fatal(err)
	}
	if len(pkgs) != len(patterns) {
		t.Errorf("%d packages, want %d", len(pkgs), len(patterns))
	}
	for _, p := range pkgs {
		for _, err := range p.Errors {
			t.Error(err)
		}
	}
}
