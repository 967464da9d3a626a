package credchange

import (
	"flag"
	"fmt"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/sessionlint/sessionlint/internal/effect"
	"github.com/sessionlint/sessionlint/internal/report"
	"github.com/sessionlint/sessionlint/internal/scope"
	"github.com/sessionlint/sessionlint/internal/summary"
	"github.com/sessionlint/sessionlint/internal/verdict"
)

// Analyzer reports credential changes that leave sessions valid.
var Analyzer = &analysis.Analyzer{
	Name:     "credchange",
	Doc:      "report credential changes after which the user's sessions stay valid\n\nAfter a change or reset of a password, whoever stole a session or token before must be thrown out: the user's sessions have to be ended.",
	URL:      "https://github.com/sessionlint/sessionlint/blob/main/docs/rules/credchange.md",
	Run:      summary.Alone(run),
	Requires: []*analysis.Analyzer{verdict.Analyzer},
	Flags:    flags(),
}

func flags() flag.FlagSet {
	fs := flag.NewFlagSet("credchange", flag.ExitOnError)
	scope.Flags(fs)
	return *fs
}

func run(pass *analysis.Pass) (any, error) {
	p, _ := pass.ResultOf[verdict.Analyzer].(*verdict.Package)
	if p == nil {
		summary.Tell(pass)
		return nil, nil
	}
	out := report.New(pass)
	out.Elsewhere = true
	defer out.Close()
	for _, c := range p.Unanswered() {
		if c.Effect.Kind != effect.Recred && c.Sibling == nil {
			continue // a role or status that is read anew for every request needs no end of sessions
		}
		out.Report(analysis.Diagnostic{Pos: c.Pos, Message: message(c)})
	}
	for _, c := range p.Unconsumed() {
		out.Report(analysis.Diagnostic{Pos: c.Pos, Message: fmt.Sprintf(
			"%s sets a new password for whoever presents a code (%s) and never uses the code up: who finds the mail or the link later can set the password again; delete the code, or mark it used, in the same transaction",
			c.Name, place(c.Effect))})
	}
	for _, k := range p.Kept() {
		out.Report(analysis.Diagnostic{Pos: k.Find.Pos(), Message: fmt.Sprintf(
			"%s looks up a one-time code that %s stores, and nothing uses it up: who finds the mail or the link later sets the password, or confirms the address, once more until the code runs out; delete the code as soon as it has been read",
			k.Find.Name(), k.Set)})
	}
	return nil, nil
}

// message says what stays valid, how it is known, what an attacker gains and
// what to write instead.
func message(c verdict.Pending) string {
	if c.Left != nil {
		return fmt.Sprintf("%s gives a user a new password and ends only some of the user's sessions: what the login also creates (%s) stays, and whoever stole such a token before the change stays logged in; end those too", c.Name, place(*c.Left))
	}
	var what, gain string
	switch c.Effect.Kind {
	case effect.Recred:
		what, gain = "gives a user a new password", "whoever stole a session or token before the change stays logged in after it"
	case effect.Rerole:
		what, gain = "changes what a user may do", "who lost the right keeps it until the session runs out"
	case effect.Restatus:
		what, gain = "changes whether a user may log in", "who was locked out works on with the session at hand"
	case effect.Remove:
		what, gain = "deletes a user", "the sessions and tokens of the deleted account work on"
	case effect.Refactor:
		what, gain = "changes a user's second factor", "a session that was opened without it goes on"
	}
	return fmt.Sprintf("%s %s (%s) but ends none of the user's sessions: %s; %s", c.Name, what, place(c.Effect), gain, repair(c))
}

func place(e effect.Effect) string { return fmt.Sprintf("%s:%d, %s", e.At.File, e.At.Line, e.Noun) }

func repair(c verdict.Pending) string {
	switch {
	case c.Sibling != nil:
		return fmt.Sprintf("%s does end them (%s:%d, %s), do the same here", short(c.Sibling.Name), c.Sibling.By.At.File, c.Sibling.By.At.Line, c.Sibling.By.Noun)
	case c.Able != "":
		return "call " + c.Able + " after the change"
	}
	return "delete the user's session and token records after the change, or raise a version (or date) at the user that every token is checked against"
}

func short(full string) string {
	full = full[strings.LastIndex(full, "/")+1:]
	return strings.TrimLeft(strings.ReplaceAll(full, ")", ""), "(*")
}
