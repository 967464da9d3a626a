package hidden

import (
	"go/types"
	"slices"
	"strings"
)

// Facts are what an analyzer knows of functions that others have no name for.
// They travel in a fact of the package.
type Facts[F any] []Fact[F]

// A Fact is one of them.
type Fact[F any] struct {
	Func string // full name
	At   Place
	Is   F
}

// maxFacts bounds how many of one kind travel.
const maxFacts = 300

// Tidy sorts the facts by their functions and drops repetitions, so that they
// encode the same each time.
func (fs Facts[F]) Tidy() Facts[F] {
	slices.SortStableFunc(fs, func(a, b Fact[F]) int { return strings.Compare(a.Func, b.Func) })
	fs = slices.CompactFunc(fs, func(a, b Fact[F]) bool { return a.Func == b.Func })
	return fs[:min(len(fs), maxFacts)]
}

// Find returns the fact of the function with a full name, or nil, from tidy
// facts.
func (fs Facts[F]) Find(full string) *Fact[F] {
	i, ok := slices.BinarySearchFunc(fs, full, func(f Fact[F], full string) int { return strings.Compare(f.Func, full) })
	if !ok {
		return nil
	}
	return &fs[i]
}

// Of returns what tidy facts say of a function, or nil.
func (fs Facts[F]) Of(f *types.Func) *F {
	if len(fs) == 0 {
		return nil
	}
	if x := fs.Find(f.FullName()); x != nil {
		return &x.Is
	}
	return nil
}
