package plainstore

import "golang.org/x/tools/go/analysis"

// Told is the fact "these fields and columns have been reported here and
// below": what one package keeps and another hands on is one weakness.
type Told struct{ Columns []string }

// AFact marks Told as a fact.
func (*Told) AFact() {}

// String is empty: what was told is for no reader.
func (*Told) String() string { return "" }

// imported notes what the imports have told.
func (c *checker) imported(pass *analysis.Pass) {
	for _, imp := range pass.Pkg.Imports() {
		var t Told
		if pass.ImportPackageFact(imp, &t) {
			for _, what := range t.Columns {
				c.kept[what] = true
			}
		}
	}
}
