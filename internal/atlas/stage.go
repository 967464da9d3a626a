package atlas

import (
	"fmt"
	"slices"
	"strings"

	"github.com/sessionlint/sessionlint/internal/lexicon"
	"github.com/sessionlint/sessionlint/internal/lifecycle"
)

// A Stage is a node of the drawing: a part of a session's life with what is
// there, what is wrong with it, or that nothing is there.
type Stage struct {
	ID       string   `json:"id"`
	Title    string   `json:"title"`
	State    State    `json:"state"`
	Note     string   `json:"note"`
	Evidence []Ref    `json:"evidence"`
	Findings []Found  `json:"findings"`
	rules    []string // whose findings are about it
	missing  string   // what it means if nothing is there
}

// A State is how a stage or requirement looks.
type State string

// The states.
const (
	Good    State = "found"   // it is there and nothing was found wrong
	Weak    State = "weak"    // it is there, and something is wrong
	Missing State = "missing" // it is not there, as far as the code shows
)

// A Ref is a place in the code that shows something.
type Ref struct {
	What string `json:"what"`
	File string `json:"file"`
	Line int    `json:"line"`
}

// stages are the nodes in the order of a life.
func (m *Map) stages() []Stage {
	list := []Stage{
		{ID: "prove", Title: "Prove", rules: []string{"oauthstate", "tokencompare"}, missing: "no check of a password or code is seen: perhaps another service logs in"},
		{ID: "mint", Title: "Mint", rules: []string{"weaktoken", "hardkey"}, missing: "no id or token is seen being made: a library may do it"},
		{ID: "carry", Title: "Carry", rules: []string{"cookieattr", "tokenleak"}, missing: "no session cookie is written here: a library or a header may carry the token"},
		{ID: "store", Title: "Store", rules: []string{"plainstore", "concurrent"}, missing: "no record of sessions is seen: tokens may be self-contained"},
		{ID: "lookup", Title: "Look up", rules: []string{"jwtverify", "clienttrust"}, missing: "no look-up or verification is seen"},
		{ID: "renew", Title: "Renew", rules: []string{"fixation"}, missing: "nothing renews an id: fine if each login makes a new one"},
		{ID: "expire", Title: "Expire", rules: []string{"expiry"}, missing: "no lifetime is seen"},
		{ID: "logout", Title: "Log out", rules: []string{"logout"}, missing: "nothing ends a session"},
		{ID: "revoke", Title: "Revoke", rules: []string{"credchange"}, missing: "nothing ends all of a user's sessions after a change of the password"},
	}
	for i := range list {
		s := &list[i]
		s.Evidence, s.Findings = m.evidence(s.ID), m.of(s.rules...)
		switch {
		case len(s.Findings) > 0:
			s.State, s.Note = Weak, count(len(s.Findings), "finding")
		case len(s.Evidence) > 0:
			s.State, s.Note = Good, count(len(s.Evidence), "place")
		default:
			s.State, s.Note = Missing, s.missing
		}
		if s.Evidence == nil {
			s.Evidence = []Ref{}
		}
		if s.Findings == nil {
			s.Findings = []Found{}
		}
	}
	return list
}

// evidence are the places that a node stands for.
func (m *Map) evidence(id string) []Ref {
	var r []Ref
	add := func(stage lifecycle.Stage, keep func(lifecycle.Place) bool) {
		for _, p := range m.at(stage) {
			if keep == nil || keep(p) {
				r = append(r, Ref{describe(p), p.File, p.Line})
			}
		}
	}
	many := func(p lifecycle.Place) bool { return strings.HasPrefix(p.What, lifecycle.EndsSessions) }
	switch id {
	case "carry":
		for _, c := range m.Cookies {
			if c.Session {
				r = append(r, Ref{"cookie " + c.Name, c.File, c.Line})
			}
		}
	case "expire":
		for _, c := range m.Cookies {
			if c.Session && c.MaxAge != "" && c.MaxAge != "0" {
				r = append(r, Ref{"cookie " + c.Name + " lives for " + c.MaxAge + lifetimeUnit(c.MaxAge), c.File, c.Line})
			}
		}
	case "logout":
		add(lifecycle.End, nil)
	case "revoke":
		for _, p := range m.at(lifecycle.End) {
			if many(p) && m.changesIn(p) {
				r = append(r, Ref{describe(p), p.File, p.Line})
			}
		}
	default:
		add(lifecycle.Stage(id), nil)
	}
	return r
}

func lifetimeUnit(s string) string {
	if s == "run time" {
		return ""
	}
	return " s"
}

// changesIn reports whether something that ends sessions belongs to a change
// of a credential: a handler does both, or the function says so.
func (m *Map) changesIn(p lifecycle.Place) bool {
	for _, q := range m.at(lifecycle.Change) {
		if q.In == p.In {
			return true
		}
	}
	for _, h := range m.Handlers {
		if h.Role == "password" && h.File == p.File {
			return true
		}
	}
	return slices.Contains(lexicon.Words(p.In), "all")
}

func describe(p lifecycle.Place) string {
	s := p.What
	switch {
	case p.Bits > 0:
		s += fmt.Sprintf(", from %s (%.0f bits)", p.Source, p.Bits)
	case p.Source != "":
		s += ", from " + p.Source
	}
	return s + ", in " + p.In
}

func count(n int, noun string) string {
	if n != 1 {
		noun += "s"
	}
	return fmt.Sprintf("%d %s", n, noun)
}
