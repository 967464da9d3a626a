package passes_test

import (
	"bytes"
	"encoding/gob"
	"os"
	"reflect"
	"strings"
	"testing"

	"golang.org/x/tools/go/analysis"

	"github.com/sessionlint/sessionlint/passes"
)

func TestValid(t *testing.T) {
	if err := analysis.Validate(passes.All()); err != nil {
		t.Fatal(err)
	}
}

// TestEveryDriver checks what drivers other than our own need, Bazel's nogo
// among them: each analyzer can be named by its package, and facts can be
// handed on as gob.
func TestEveryDriver(t *testing.T) {
	bazel, err := os.ReadFile("../docs/bazel.md")
	if err != nil {
		t.Fatal(err)
	}
	facts := map[reflect.Type]bool{}
	var visit func(*analysis.Analyzer)
	seen := map[*analysis.Analyzer]bool{}
	visit = func(a *analysis.Analyzer) {
		if seen[a] {
			return
		}
		seen[a] = true
		for _, f := range a.FactTypes {
			facts[reflect.TypeOf(f)] = true
		}
		for _, r := range a.Requires {
			visit(r)
		}
	}
	for _, a := range passes.All() {
		visit(a)
		if _, err := os.Stat(a.Name); err != nil {
			t.Errorf("%s is not the analyzer of a package of its name", a.Name)
		}
		if !strings.Contains(string(bazel), `"`+a.Name+`"`) {
			t.Errorf("docs/bazel.md leaves %s out", a.Name)
		}
	}
	if len(facts) == 0 {
		t.Fatal("no facts")
	}
	for ty := range facts {
		var b bytes.Buffer
		fact := reflect.New(ty.Elem())
		if err := gob.NewEncoder(&b).EncodeValue(fact); err != nil {
			t.Errorf("%v: %v", ty, err)
			continue
		}
		if err := gob.NewDecoder(&b).DecodeValue(reflect.New(ty.Elem())); err != nil {
			t.Errorf("%v: %v", ty, err)
		}
	}
}
