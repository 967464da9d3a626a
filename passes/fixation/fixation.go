package fixation

import (
	"flag"
	"fmt"

	"golang.org/x/tools/go/analysis"

	"github.com/sessionlint/sessionlint/internal/binding"
	"github.com/sessionlint/sessionlint/internal/catalog"
	"github.com/sessionlint/sessionlint/internal/lexicon"
	"github.com/sessionlint/sessionlint/internal/report"
	"github.com/sessionlint/sessionlint/internal/scope"
	"github.com/sessionlint/sessionlint/internal/summary"
)

// Analyzer reports logins that keep the session's id, and session ids that the
// client chooses.
var Analyzer = &analysis.Analyzer{
	Name:     "fixation",
	Doc:      "report logins that keep the session's id\n\nWhoever planted a session id in a victim's browser before the login is logged in with the victim. A login must give the session a new id, and an id that the client sends must not be adopted.",
	URL:      "https://github.com/sessionlint/sessionlint/blob/main/docs/rules/fixation.md",
	Run:      summary.Alone(run),
	Requires: []*analysis.Analyzer{binding.Analyzer},
	Flags:    flags(),
}

func run(pass *analysis.Pass) (any, error) {
	p, _ := pass.ResultOf[binding.Analyzer].(*binding.Package)
	if p == nil {
		summary.Tell(pass)
		return nil, nil
	}
	out := report.New(pass)
	out.Elsewhere = true
	defer out.Close()
	told := map[string]bool{} // a login that puts several values into the session is one weakness
	for _, f := range p.Logins {
		if told[f.Func] {
			continue
		}
		told[f.Func] = true
		out.Report(analysis.Diagnostic{
			Pos:            f.Pos,
			Message:        message(f),
			SuggestedFixes: fix(pass, f),
		})
	}
	for _, a := range p.Adopted {
		out.Report(analysis.Diagnostic{
			Pos:     a.Pos,
			Message: adopted(a),
			Related: []analysis.RelatedInformation{{Pos: a.Source, Message: "the client sends it here"}},
		})
	}
	return nil, nil
}

// message says what is wrong, how it is known, what an attacker gains and what
// to write instead.
func message(f binding.Finding) string {
	l := f.Login
	what := fmt.Sprintf("%s %s and then puts %q into the session", f.Func, proof(l.Verify), l.Bind.Key)
	switch {
	case f.Callee != "":
		what += fmt.Sprintf(" through %s (%s)", f.Callee, l.Bind.At)
	case f.Instr == nil:
		what += fmt.Sprintf(" (%s)", l.Bind.At)
	}
	return what + ", but the session keeps the id that it had before: whoever planted that id in the browser is then logged in as well (session fixation); " + remedy(l.Bind.Library)
}

// proof says what somebody gave to show who they are.
func proof(kind string) string {
	switch kind {
	case binding.Taken:
		return "takes a password"
	case "oauth":
		return "verifies an OAuth or OpenID login"
	case "otp":
		return "verifies a one-time code"
	case "webauthn":
		return "verifies a passkey"
	case "ldap":
		return "verifies a password by LDAP"
	case "saml":
		return "verifies a SAML assertion"
	}
	return "verifies a password"
}

// remedy says what gives a session of a library a new id.
func remedy(library string) string {
	if s := catalog.Default().Remedy("fixation", library); s != "" {
		return s
	}
	return "give the session a new id before"
}

// adopted says how an id of the client becomes a session's.
func adopted(a binding.Adoption) string {
	from := a.From
	if a.Name != "" {
		from += fmt.Sprintf(" (%q)", a.Name)
	}
	why := "without having been looked up among those that the server issued"
	if a.Missed {
		why = "although the server didn't find it among those that it issued"
	}
	if lexicon.Forgery(a.Name) {
		return fmt.Sprintf("a token against forged requests that the client sends in %s %s, %s: an attacker can plant one in a victim's browser and forge requests with it; throw an unknown one away and make a new one", from, a.Use, why)
	}
	return fmt.Sprintf("an id that the client sends in %s %s, %s: an attacker can choose it, plant it in a victim's browser and share the session (session fixation); throw an unknown id away and make a new one", from, a.Use, why)
}

func flags() flag.FlagSet {
	fs := flag.NewFlagSet("fixation", flag.ExitOnError)
	scope.Flags(fs)
	return *fs
}
