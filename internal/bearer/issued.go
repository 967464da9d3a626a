package bearer

import (
	"slices"

	"golang.org/x/tools/go/ssa"

	"github.com/sessionlint/sessionlint/internal/lexicon"
	"github.com/sessionlint/sessionlint/internal/summary"
	"github.com/sessionlint/sessionlint/internal/trace"
)

// issued are the values that fn gives a browser as the cookie of a session,
// with the cookie's name.
func (f *Finder) issued(fn *ssa.Function) map[string]string {
	if r, ok := f.cookies[fn]; ok {
		return r
	}
	r := map[string]string{}
	f.cookies[fn] = r
	for _, k := range f.p.Sinks(fn) {
		if k.As != "cookie" || k.At.Line > 0 {
			continue
		}
		name, _ := summary.Cookie(k)
		if is, other := f.p.SessionCookie(name); is && !other && lexicon.Secret(name) != lexicon.State {
			if p := place(k.Value); p != "" {
				r[p] = name
			}
		}
	}
	return r
}

// drawn reports whether a value is made of random bits, or signed: a user's
// name in a cookie called session is no secret.
func drawn(v trace.Value) bool {
	return slices.ContainsFunc(v, func(a trace.Alt) bool { return a.Random() || a.Has(trace.Signed) })
}
