package summary

import (
	"hash/fnv"
	"sync"

	"golang.org/x/tools/go/analysis"
)

// locks are shared out among packages by their paths.
var locks [64]sync.Mutex

// Alone returns run as a driver may call it: drivers run a package's analyzers
// at the same time, but those that ask a Package, or something that is built
// on one, fill its tables as they go. One after the other they share the work.
func Alone(run func(*analysis.Pass) (any, error)) func(*analysis.Pass) (any, error) {
	return func(pass *analysis.Pass) (any, error) {
		h := fnv.New32a()
		h.Write([]byte(pass.Pkg.Path()))
		mu := &locks[h.Sum32()%uint32(len(locks))]
		mu.Lock()
		defer mu.Unlock()
		return run(pass)
	}
}
