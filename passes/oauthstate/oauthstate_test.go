package oauthstate_test

import (
	"testing"

	"golang.org/x/tools/go/analysis/analysistest"

	"github.com/sessionlint/sessionlint/internal/testmodule"
	"github.com/sessionlint/sessionlint/passes/oauthstate"
)

func Test(t *testing.T) {
	analysistest.Run(t, testmodule.Dir(t), oauthstate.Analyzer, "./src/oauthstate/...")
}

func TestPKCE(t *testing.T) {
	if err := oauthstate.Analyzer.Flags.Set("pkce", "true"); err != nil {
		t.Fatal(err)
	}
	defer oauthstate.Analyzer.Flags.Set("pkce", "false")
	analysistest.Run(t, testmodule.Dir(t), oauthstate.Analyzer, "./src/oauthstate_pkce")
}
