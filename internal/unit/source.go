package unit

import (
	"strings"

	"github.com/sessionlint/sessionlint/internal/catalog"
)

var sources = map[string]bool{
	"math/rand":              true,
	"math/rand/v2":           true,
	"crypto/rand":            true,
	"golang.org/x/exp/rand":  true,
	"github.com/google/uuid": true,
}

// source reports whether the package is imported for its randomness. Packages
// of the standard library that the catalog calls weak for a single function,
// such as time and os, are imported by nearly everything and don't count.
func source(path string) bool {
	if sources[path] {
		return true
	}
	if standard(path) || !catalog.Default().Mentions(path) {
		return false
	}
	for _, e := range catalog.Default().Entries() {
		switch e.Role {
		case catalog.Weak, catalog.Strong, catalog.FillWeak, catalog.FillStrong:
			if strings.HasPrefix(strings.TrimLeft(e.Name, "(*"), path+".") {
				return true
			}
		}
	}
	return false
}

// standard reports whether the path, of a package outside any module, is the
// standard library's: no other import path may have a first element without
// a dot.
func standard(path string) bool {
	first, _, _ := strings.Cut(path, "/")
	return !strings.Contains(first, ".")
}
