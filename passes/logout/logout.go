package logout

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

// Analyzer reports logouts that do not end the session.
var Analyzer = &analysis.Analyzer{
	Name:     "logout",
	Doc:      "report logouts that leave the session valid\n\nA logout must end the session on the server, with all tokens that the login issued, or a copy of the cookie works on.",
	URL:      "https://github.com/sessionlint/sessionlint/blob/main/docs/rules/logout.md",
	Run:      summary.Alone(run),
	Requires: []*analysis.Analyzer{verdict.Analyzer},
	Flags:    flags(),
}

func flags() flag.FlagSet {
	fs := flag.NewFlagSet("logout", flag.ExitOnError)
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
	for _, l := range p.Logouts() {
		out.Report(analysis.Diagnostic{Pos: l.Pos, Message: message(l)})
	}
	for _, l := range p.ClientLogouts() {
		out.Report(analysis.Diagnostic{Pos: l.Pos, Message: fmt.Sprintf(
			"%s only clears the cookie, and the tokens that were handed out are valid by their signature alone: whoever has a copy stays logged in until it expires; put a handler of your own before it that notes the token's id in a list which every request is checked against", l.Name)})
	}
	for _, l := range p.Late() {
		out.Report(analysis.Diagnostic{Pos: l.Pos, Message: fmt.Sprintf(
			"this cookie has no effect: the response's header has been sent before (%s:%d), so the browser keeps its old cookie and the session with it; set the cookie first", l.Sent.File, l.Sent.Line)})
	}
	return nil, nil
}

func message(l verdict.Logout) string {
	gain := "whoever has a copy of the cookie or token stays logged in"
	switch {
	case l.Request != nil:
		return fmt.Sprintf("%s has no effect: it adds a cookie to the request it has received (%s:%d), which is sent to nobody, so browser and server keep the session; end the session on the server and clear the cookie with http.SetCookie and MaxAge: -1", l.Name, l.Request.At.File, l.Request.At.Line)
	case l.Forgets != nil && l.Forgets.Remove != "":
		return fmt.Sprintf("%s calls %s and leaves what %s keeps beside it: that session goes on after the logout; call %s too", l.Name, l.Forgets.Calls, l.Forgets.Set, l.Forgets.Remove)
	case l.Forgets != nil:
		return fmt.Sprintf("%s calls %s and leaves what %s keeps beside it, which nothing removes: that session goes on after the logout; remove it too", l.Name, l.Forgets.Calls, l.Forgets.Set)
	case l.Cookie != nil:
		return fmt.Sprintf("%s leaves the cookie %q, which the login sets too (%s:%d), in the browser: what it holds stays in use after the logout; clear it, and end its token on the server", l.Name, l.Cookie.Noun, l.Cookie.At.File, l.Cookie.At.Line)
	case l.Cached != nil:
		return fmt.Sprintf("%s ends the session's record and leaves it in the cache that is asked first (%s, %s:%d): whoever has a copy of the token is let in until it is gone from there; delete it there too", l.Name, l.Cached.Noun, l.Cached.At.File, l.Cached.At.Line)
	case l.Left != nil:
		return fmt.Sprintf("%s ends one record of the login and leaves the other (%s, %s:%d): whoever has a copy of that token is still let in, or gets a new session with it; end both", l.Name, l.Left.Noun, l.Left.At.File, l.Left.At.Line)
	case l.Misses != nil:
		return fmt.Sprintf("%s does not clear the cookie %q: it is set with %s (%s:%d), and a browser takes one with another path or domain for another cookie and keeps both; give the same Path and Domain in both places", l.Name, l.Misses.Clear.Noun, l.Misses, l.Misses.Set.At.File, l.Misses.Set.At.Line)
	case l.Wished != nil:
		return fmt.Sprintf("%s ends the session on the server only if the client asks for it (%s:%d); else %s; end the session at hand in any case", l.Name, l.Wished.At.File, l.Wished.At.Line, gain)
	case l.Unsaved != nil:
		return fmt.Sprintf("%s changes the session and never saves it (%s:%d), so it goes on as it was: %s; call Save after the change", l.Name, l.Unsaved.At.File, l.Unsaved.At.Line, gain)
	case l.ZeroAge != nil:
		return fmt.Sprintf("%s sets the age of the session's cookie to 0 (%s:%d), which ends nothing: it makes the cookie last until the browser is closed, and leaves what it holds; write -1", l.Name, l.ZeroAge.At.File, l.ZeroAge.At.Line)
	case l.Record != nil && l.Able != "":
		return fmt.Sprintf("%s %s and leaves the session on the server (%s): %s; call %s", l.Name, does(l), where(*l.Record), gain, l.Able)
	case l.Record != nil:
		return fmt.Sprintf("%s %s and leaves the session on the server (%s): %s; delete the record", l.Name, does(l), where(*l.Record), gain)
	case l.Able != "":
		return fmt.Sprintf("%s %s: %s; call %s", l.Name, does(l), gain, l.Able)
	case l.JWT != nil:
		return fmt.Sprintf("%s %s, and the tokens that are issued (%s:%d) are valid by their signature alone: %s until it expires; keep a list of ended token ids, or a version at the user, that every request is checked against", l.Name, does(l), l.JWT.At.File, l.JWT.At.Line, gain)
	}
	if l.Asked != "" {
		return fmt.Sprintf("%s ends nothing on the server, where requests are let in by what %s finds: %s; delete that record", l.Name, asked(l.Asked), gain)
	}
	return fmt.Sprintf("%s %s: %s; end the session on the server too, by a record that is deleted, a list of ended sessions or a version at the user", l.Name, does(l), gain)
}

// does is what a logout does instead of ending the session.
func does(l verdict.Logout) string {
	if l.Idle {
		return "ends nothing"
	}
	return "only touches the client's side"
}

// where names a record, and the place where it is created if that is known.
func where(e effect.Effect) string {
	if e.At.File == "" {
		return e.Noun
	}
	return fmt.Sprintf("%s, %s", e.Noun, e.At.Place())
}

// asked names a store, or the method that asks it without its package's path.
func asked(what string) string {
	if rest, ok := strings.CutPrefix(what, "("); ok {
		return strings.ReplaceAll(rest[strings.LastIndex(rest, "/")+1:], ")", "")
	}
	return what
}
