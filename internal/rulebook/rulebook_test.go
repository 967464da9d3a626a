package rulebook_test

import (
	"strconv"
	"strings"
	"testing"

	"github.com/sessionlint/sessionlint/internal/rulebook"
	"github.com/sessionlint/sessionlint/passes"
)

func TestEveryRuleIsDescribed(t *testing.T) {
	for _, r := range rulebook.All(passes.All()) {
		if n, err := strconv.ParseFloat(r.Score, 64); err != nil || n <= 0 || n > 10 {
			t.Errorf("%s: score %q", r.Name, r.Score)
		}
		if len(r.CWE) == 0 {
			t.Errorf("%s: no CWE on its page", r.Name)
		}
		if !strings.HasPrefix(r.Page, "# "+r.Name) {
			t.Errorf("%s: no page", r.Name)
		}
		if !strings.HasSuffix(r.URL, "/docs/rules/"+r.Name+".md") {
			t.Errorf("%s: URL %s", r.Name, r.URL)
		}
	}
}
