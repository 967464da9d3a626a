// Package cookieattr is a placeholder until the rule is written.
package cookieattr

import "golang.org/x/tools/go/analysis"

// Analyzer is a placeholder that finds nothing until the rule is written.
var Analyzer = &analysis.Analyzer{
	Name: "cookieattr",
	Doc:  "placeholder: finds nothing yet",
	Run:  func(*analysis.Pass) (any, error) { return nil, nil },
}
