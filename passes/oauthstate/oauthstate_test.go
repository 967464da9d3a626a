package oauthstate_test

import (
	"testing"

	"github.com/sessionlint/sessionlint/internal/testmodule"
	"github.com/sessionlint/sessionlint/passes/oauthstate"
)

func Test(t *testing.T) {
	testmodule.Check(t, testmodule.Dir(t), oauthstate.Analyzer, "./src/oauthstate/...")
}

func TestPKCE(t *testing.T) {
	if err := oauthstate.Analyzer.Flags.Set("pkce", "true"); err != nil {
		t.Fatal(err)
	}
	defer oauthstate.Analyzer.Flags.Set("pkce", "false")
	testmodule.Check(t, testmodule.Dir(t), oauthstate.Analyzer, "./src/oauthstate_pkce")
}
