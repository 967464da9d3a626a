// Package passes lists sessionlint's analyzers.
package passes

import (
	"golang.org/x/tools/go/analysis"

	"github.com/sessionlint/sessionlint/passes/clienttrust"
	"github.com/sessionlint/sessionlint/passes/concurrent"
	"github.com/sessionlint/sessionlint/passes/cookieattr"
	"github.com/sessionlint/sessionlint/passes/credchange"
	"github.com/sessionlint/sessionlint/passes/expiry"
	"github.com/sessionlint/sessionlint/passes/fixation"
	"github.com/sessionlint/sessionlint/passes/hardkey"
	"github.com/sessionlint/sessionlint/passes/jwtverify"
	"github.com/sessionlint/sessionlint/passes/logout"
	"github.com/sessionlint/sessionlint/passes/oauthstate"
	"github.com/sessionlint/sessionlint/passes/plainstore"
	"github.com/sessionlint/sessionlint/passes/tokencompare"
	"github.com/sessionlint/sessionlint/passes/tokenleak"
	"github.com/sessionlint/sessionlint/passes/weaktoken"
)

// All returns the analyzers in the order of their documentation.
func All() []*analysis.Analyzer {
	return []*analysis.Analyzer{
		weaktoken.Analyzer,
		hardkey.Analyzer,
		cookieattr.Analyzer,
		tokenleak.Analyzer,
		fixation.Analyzer,
		logout.Analyzer,
		credchange.Analyzer,
		expiry.Analyzer,
		clienttrust.Analyzer,
		plainstore.Analyzer,
		tokencompare.Analyzer,
		jwtverify.Analyzer,
		oauthstate.Analyzer,
		concurrent.Analyzer,
	}
}
