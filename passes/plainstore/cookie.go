package plainstore

import (
	"strings"

	"github.com/sessionlint/sessionlint/internal/lexicon"
	"github.com/sessionlint/sessionlint/internal/summary"
	"github.com/sessionlint/sessionlint/internal/trace"
)

// inCookie judges what is put into a session that is whole in the cookie: a
// signature keeps it from being changed, not from being read.
func (c *checker) inCookie(k summary.Sink) {
	var what string
	switch {
	case lexicon.Password(k.Label):
		what = "a password, or its hash,"
	case lexicon.Personal(k.Label):
		what = "the personal or secret value " + k.Label
	case lexicon.Credential(k.Label) && secondary(k.Label):
		what = "the token " + k.Label
	case c.p.Tracer.Of(k.Value).Has(trace.OTPSecret):
		what = "the secret of a second factor"
	default:
		if what = foreign(c.p.Tracer.Of(k.Value), k.Label); what == "" {
			return
		}
	}
	if c.stores == nil || !c.stores.Readable(k.Entry().Package) || !holdsText(k.Value) || !c.unknown(c.p.Tracer.Of(k.Value)) {
		return
	}
	c.report(k.Pos, what+" is put into a session whose cookie is signed but not encrypted: whoever sees the browser's cookies, or a log or backup with them, reads it; give the cookie store a second key of 32 bytes, which encrypts, or keep it on the server under the session's id")
}

// foreign is what is put into the session as far as its own name says that it
// is a token of another service, or "".
func foreign(v trace.Value, label string) string {
	if label == "" || strings.HasPrefix(label, "$") {
		return ""
	}
	for _, name := range v.Marks() {
		if field := name.Name()[strings.LastIndex(name.Name(), ".")+1:]; name.Kind() == trace.FromField && lexicon.Credential(field) && secondary(field) {
			return "the token " + field
		}
	}
	return ""
}
