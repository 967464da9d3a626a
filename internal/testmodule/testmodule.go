// Package testmodule gives tests the module of test programs in testdata,
// with the real libraries that the programs are written against.
package testmodule

import (
	"path/filepath"
	"runtime"
	"testing"
)

// Dir returns the directory of the module of test programs, or of the module
// in a folder below it.
func Dir(t *testing.T, below ...string) string {
	t.Helper()
	_, self, _, ok := runtime.Caller(0)
	if !ok {
		t.Fatal("no path of the test's source")
	}
	return filepath.Join(append([]string{filepath.Dir(self), "..", "..", "testdata"}, below...)...)
}
