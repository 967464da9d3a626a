// Package testmodule gives tests the module of test programs in testdata,
// with the real libraries that the programs are written against.
package testmodule

import (
	"errors"
	"os/exec"
	"path/filepath"
	"runtime"
	"sync"
	"testing"
)

var fetched sync.Map // directory -> func() error

// Dir returns the directory of the module of test programs, or of the module
// in a folder below it. The libraries are downloaded first: analysistest
// loads packages with GOPROXY=off, which on a new machine finds none.
func Dir(t *testing.T, below ...string) string {
	t.Helper()
	_, self, _, ok := runtime.Caller(0)
	if !ok {
		t.Fatal("no path of the test's source")
	}
	dir := filepath.Join(append([]string{filepath.Dir(self), "..", "..", "testdata"}, below...)...)
	fetch, _ := fetched.LoadOrStore(dir, sync.OnceValue(func() error {
		cmd := exec.Command("go", "list", "-e", "-deps", "./...")
		cmd.Dir = dir
		out, err := cmd.Output()
		if err == nil && len(out) == 0 {
			return errors.New("none found")
		}
		return err
	}))
	if err := fetch.(func() error)(); err != nil {
		t.Fatalf("cannot load the packages of %s: %v", dir, err)
	}
	return dir
}
