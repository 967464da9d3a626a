// Package origin says where a package comes from and whether its code can
// matter. It is small, for go vet asks about every dependency in a process of
// its own.
package origin

import (
	"strings"

	"github.com/sessionlint/sessionlint/internal/catalog"
)

// maxDependency is the size in bytes of a dependency's source beyond which it
// is passed over: what is so large is a database or a compiler translated to
// Go, not a helper that makes tokens (measured: one such package took 16 s of
// a 44 s first run).
const maxDependency = 1 << 20

// Wanted reports whether the code of a package can matter, by its module (with
// a version only if it is not the user's own), what it imports and the bytes of
// its source. Whoever reads packages asks it, so that all find the same.
func Wanted(path, module, version string, imports []string, size int64) bool {
	if module == "" || module == "std" {
		return !Std(path)
	}
	return version == "" || relevant(path, imports, size)
}

// relevant reports whether the code of a package from another module can
// matter: the catalog does not speak for it, and it imports a package that is
// a source of random or predictable values, or that makes and checks tokens.
func relevant(path string, imports []string, size int64) bool {
	if size > maxDependency || catalog.Default().Covered(path) {
		return false
	}
	for _, i := range imports {
		if source(i) {
			return true
		}
	}
	return false
}

var standardSources = map[string]bool{"math/rand": true, "math/rand/v2": true, "crypto/rand": true}

// source reports whether a package is imported for its randomness. Those of
// the standard library that are weak in one function, such as time and os,
// are imported by nearly everything and don't count.
func source(path string) bool {
	if standardSources[path] {
		return true
	}
	if Std(path) {
		return false
	}
	for _, e := range catalog.Default().In(path) {
		switch e.Role {
		case catalog.KeyFunc, catalog.Weak, catalog.Strong, catalog.FillWeak, catalog.FillStrong, catalog.WeakReader:
			return true
		}
	}
	return false
}

// Std reports whether the path is one of the standard library's trees.
// A package without module information may also be a GOPATH or Bazel package.
func Std(path string) bool {
	first, _, _ := strings.Cut(path, "/")
	return stdTrees[first]
}

var stdTrees = func() map[string]bool {
	m := map[string]bool{}
	for _, t := range strings.Fields(`archive bufio builtin bytes cmp compress container context crypto database debug
		embed encoding errors expvar flag fmt go hash html image index internal io iter log maps math mime net os path
		plugin reflect regexp runtime slices sort strconv strings structs sync syscall testing text time unicode unique
		unsafe vendor weak`) {
		m[t] = true
	}
	return m
}()
