package fixation

import (
	"golang.org/x/tools/go/analysis"

	"github.com/sessionlint/sessionlint/internal/binding"
)

func fix(pass *analysis.Pass, f binding.Finding) []analysis.SuggestedFix { return nil }
