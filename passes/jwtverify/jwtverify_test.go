package jwtverify_test

import (
	"testing"

	"github.com/sessionlint/sessionlint/internal/testmodule"
	"github.com/sessionlint/sessionlint/passes/jwtverify"
)

func Test(t *testing.T) {
	testmodule.Check(t, testmodule.Dir(t), jwtverify.Analyzer, "./src/jwtverify/...")
}
