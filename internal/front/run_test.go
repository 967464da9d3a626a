package front

import (
	"path/filepath"
	"testing"
)

func TestRelocate(t *testing.T) {
	if got := relocate("sub", "./a.go:3:1: undefined: x"); got != filepath.Join("sub", "a.go")+":3:1: undefined: x" {
		t.Error(got)
	}
	if got := relocate("", "./a.go:3:1: x"); got != "./a.go:3:1: x" {
		t.Error(got)
	}
}
