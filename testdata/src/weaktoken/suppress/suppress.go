package suppress

import "sessionlint.test/src/weaktoken/ident"

type Session struct{ Token string }

func sameLine(s *Session) {
	s.Token = ident.String(32) //nolint:sessionlint // a demo
}

func above(s *Session) {
	//sessionlint:ignore weaktoken the demo's tokens protect nothing
	s.Token = ident.String(32)
}

func byAnalyzer(s *Session) {
	s.Token = ident.String(32) //nolint:gosec,sessionlint:weaktoken
}

func byName(s *Session) {
	s.Token = ident.String(32) //nolint:weaktoken
}

func another(s *Session) {
	s.Token = ident.String(32) //nolint:gosec // want `field Token`
}

func wrongAnalyzer(s *Session) {
	s.Token = ident.String(32) //nolint:sessionlint:cookieattr // want `field Token`
}

func unused(s *Session) {
	//sessionlint:ignore weaktoken nothing is wrong here // want `suppresses no finding of weaktoken`
	s.Token = ident.Strong(32)
}

func noReason(s *Session) {
	/* want `gives no reason` */ //sessionlint:ignore weaktoken
	s.Token = ident.String(32)
}
