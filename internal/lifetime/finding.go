package lifetime

import (
	"go/token"
	"sort"
	"time"

	"github.com/sessionlint/sessionlint/internal/lexicon"
)

// A Kind is what is wrong with a lifetime.
type Kind int

// The kinds.
const (
	NoExpiry    Kind = iota // signed claims without an expiry
	NoTTL                   // a key or entry that is stored for ever
	Never                   // a setting that means "never"
	TooLong                 // a lifetime beyond the limit
	Unchecked               // validation of the expiry is turned off
	Unread                  // an expiry that is stored and never compared
	Ageless                 // a record that has no expiry, and whose age nothing asks for
	OtherRecord             // an expiry that is taken from the wrong record
	OtherLimit              // an age limit that belongs to something else
	Outlives                // a connection that outlives the session
	Unbounded               // a table of sessions from which nothing expires
	Timeless                // a ticket that is believed by its MAC, whatever its age
	CookieOnly              // a lifetime that ends the cookie, but not the session in it
)

// A Use is what lives so long.
type Use struct {
	What  string // "the session cookie", "the token's exp claim"
	Class lexicon.Lifetime
	Fix   string // what to write instead
	Span  bool   // counted from the moment: a point in time is centuries
	None  Kind   // what is wrong where there is none
}

// A Finding is a lifetime that is missing, too long or not asked for.
type Finding struct {
	Pos token.Pos
	Use
	Kind    Kind
	For     time.Duration // how long, for TooLong
	Limit   time.Duration
	Some    bool   // only on some ways
	Default bool   // decided by a default
	Detail  string // names what the message speaks of
	Related []Step
}

// A Step is a place that explains a finding.
type Step struct {
	Pos  token.Pos
	Text string
}

// Limits are the longest lifetimes that pass.
type Limits struct {
	Session  time.Duration // of a session, its cookie or an access token
	Idle     time.Duration // without activity
	Remember time.Duration // of "remember me" and refresh tokens
}

// DefaultLimits are the limits for the first of NIST SP 800-63B's levels of
// assurance: log in again after 30 days. OWASP ASVS 5.0 (7.3.1, 7.3.2) asks for
// an inactivity and an absolute limit and names no numbers. What a user is
// remembered by may live three times as long.
var DefaultLimits = Limits{Session: 30 * day, Idle: 30 * day, Remember: 90 * day}

const day = 24 * time.Hour

// Of is the limit for a class.
func (l Limits) Of(c lexicon.Lifetime) time.Duration {
	switch c {
	case lexicon.Remembered:
		return l.Remember
	case lexicon.Idle:
		return l.Idle
	}
	return l.Session
}

func (p *Package) report(f Finding) {
	if f.Pos.IsValid() && f.Class != lexicon.Lasting {
		p.found = append(p.found, f)
	}
}

// Findings are what is wrong by the limits, in the order of the places, each
// once. Connections that outlive the session are only for an audit.
func (p *Package) Findings(l Limits, audit bool) []Finding {
	var r []Finding
	seen := map[string]bool{}
	sort.SliceStable(p.found, func(i, j int) bool { return p.found[i].Pos < p.found[j].Pos })
	for _, f := range p.found {
		f.Limit = l.Of(f.Class)
		if f.Kind == TooLong && f.For <= f.Limit+f.Limit/20 { // a month is not always 30 days
			continue
		}
		at := p.line(f.Pos)
		if seen[at] || f.Kind == Outlives && !audit {
			continue
		}
		seen[at] = true
		r = append(r, f)
	}
	return r
}

func (p *Package) line(pos token.Pos) string {
	q := p.pass.Fset.Position(pos)
	q.Column, q.Offset = 0, 0
	return q.String()
}

// judge notes how long something lives at most, as far as that is known, or
// that it lives for ever.
func (p *Package) judge(pos token.Pos, u Use, spans []Span, unit float64, never func(Span) bool) {
	longest := 0.0
	for _, s := range spans {
		switch {
		case !s.Known():
		case s.Fixed && s.Base > farYear || !s.Now && !s.Fixed && never != nil && never(s):
			p.report(Finding{Pos: pos, Use: u, Kind: Never, Some: len(spans) > 1})
			return
		case s.Now && (u.Span || s.Clock*unit > 10): // of another unit: milliseconds where seconds are meant
			longest = forever
		case !s.Fixed:
			longest = max(longest, s.Base*unit)
		}
	}
	if longest > 0 {
		p.report(Finding{Pos: pos, Use: u, Kind: TooLong, For: time.Duration(min(longest, forever)), Some: len(spans) > 1})
	}
}

// forever is the longest time that can be told.
const forever = 1 << 62

// farYear is a year that a date written in a program stands for "never" in.
const farYear = 2035
