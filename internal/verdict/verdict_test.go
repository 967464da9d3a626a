package verdict_test

import (
	"testing"

	"github.com/sessionlint/sessionlint/internal/testmodule"
	"github.com/sessionlint/sessionlint/internal/verdict"
)

// TestEffects checks what is said of functions, by the facts that others get.
func TestEffects(t *testing.T) {
	testmodule.Check(t, testmodule.Dir(t), verdict.Analyzer, "./src/effect/...")
}
