package hidden

import (
	"fmt"
	"slices"
	"strings"

	"golang.org/x/tools/go/analysis"
)

// Types is the fact "the packages up to here have these types that others see
// as interfaces only".
type Types struct{ Types []Type }

// A Type is one.
type Type struct {
	Name    string // full name, with a generic type's arguments
	Methods []Method
}

// A Method is what an interface's method runs.
type Method struct {
	Key  string // its name with the types of its parameters and results
	Func string // the full name of the function, which may be that of an embedded type
}

// AFact marks Types as a fact.
func (*Types) AFact() {}

func (t *Types) String() string { return fmt.Sprintf("hidden types %d", len(t.Types)) }

// maxTypes bounds how many travel.
const maxTypes = 300

type list []Type

// imported joins what the direct imports say, which repeat what theirs said.
func imported(pass *analysis.Pass) list {
	var r list
	for _, p := range pass.Pkg.Imports() {
		var f Types
		if pass.ImportPackageFact(p, &f) {
			r = append(r, f.Types...)
		}
	}
	return r
}

// tidy sorts the types and drops repetitions.
func (l list) tidy() list {
	slices.SortStableFunc(l, func(a, b Type) int { return strings.Compare(a.Name, b.Name) })
	l = slices.CompactFunc(l, func(a, b Type) bool { return a.Name == b.Name })
	return l[:min(len(l), maxTypes)]
}

// split cuts a full name into the package's path and the type's name.
func split(full string) (path, name string) {
	full, _, _ = strings.Cut(full, "[")
	i := strings.LastIndex(full, ".")
	return full[:max(i, 0)], full[i+1:]
}
