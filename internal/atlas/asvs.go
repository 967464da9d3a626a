package atlas

import (
	"strings"

	"github.com/sessionlint/sessionlint/internal/lifecycle"
)

// A Requirement is one of the OWASP Application Security Verification Standard
// 5.0.0 (May 2025) about sessions and tokens, in our own words.
type Requirement struct {
	ID       string  `json:"id"`
	Level    int     `json:"level"`
	Text     string  `json:"text"`
	Verdict  string  `json:"verdict"` // met, not met, not seen
	Why      string  `json:"why"`
	Evidence []Ref   `json:"evidence"`
	Findings []Found `json:"findings"`
}

// The verdicts. Code can show that a requirement is not met, and that what it
// asks for is there; whether it is enough is for a person to say.
const (
	Met     = "met"
	NotMet  = "not met"
	NotSeen = "not seen"
)

// A check says how a requirement is judged: broken by findings of rules whose
// messages contain one of the texts, borne out by places.
type check struct {
	id     string
	level  int
	text   string
	rules  []string
	about  []string // parts of messages; none: all
	proof  func(m *Map) []Ref
	absent string // why nothing can be said
}

var checks = []check{
	{id: "3.3.1", level: 1, text: "Cookies have Secure, and a name with __Host- or __Secure-.", rules: []string{"cookieattr"}, about: []string{"Secure"}, proof: carried},
	{id: "3.3.2", level: 2, text: "Cookies have SameSite as their purpose allows.", rules: []string{"cookieattr"}, about: []string{"SameSite"}, proof: carried},
	{id: "3.3.4", level: 2, text: "Cookies that scripts need not read have HttpOnly.", rules: []string{"cookieattr"}, about: []string{"HttpOnly"}, proof: carried},
	{id: "6.5.1", level: 2, text: "Codes sent by another channel work once.", rules: []string{"credchange"}, about: []string{"one-time code", "uses the code up"}, proof: consumed},
	{id: "6.6.2", level: 2, text: "Codes and links are bound to the request they were made for, and hard to guess.", rules: []string{"weaktoken"}, about: []string{"one-time code"}, proof: nil, absent: "what a code is bound to is not followed"},
	{id: "7.1.1", level: 2, text: "The inactivity limit and the absolute lifetime of sessions are decided and documented.", absent: "a document, no code"},
	{id: "7.1.2", level: 2, text: "It is decided how many sessions a user may have at once.", rules: []string{"concurrent"}, absent: "a document; -audit reports logins without a limit"},
	{id: "7.2.1", level: 1, text: "Sessions and tokens are verified by the backend.", rules: []string{"clienttrust", "jwtverify"}, proof: lookedUp},
	{id: "7.2.2", level: 1, text: "Sessions use tokens that are made for them, no static secrets or keys.", rules: []string{"hardkey"}, proof: minted},
	{id: "7.2.3", level: 1, text: "Reference tokens are unique, from a secure generator, with at least 128 bits.", rules: []string{"weaktoken"}, proof: minted},
	{id: "7.2.4", level: 1, text: "A new session token is made on login, and the old one ended.", rules: []string{"fixation"}, proof: renewed, absent: "no login through a session of before is seen"},
	{id: "7.3.1", level: 2, text: "Sessions end after a time of inactivity.", rules: []string{"expiry"}, about: []string{"idle", "inactivity"}, absent: "a limit of inactivity is not told from an absolute one"},
	{id: "7.3.2", level: 2, text: "Sessions have an absolute lifetime.", rules: []string{"expiry"}, proof: lives},
	{id: "7.4.1", level: 1, text: "After a logout or the end of its life a session can't be used.", rules: []string{"logout"}, proof: ended},
	{id: "7.4.2", level: 1, text: "All of a user's sessions end when the account is disabled or deleted.", rules: []string{"credchange"}, about: []string{"may log in"}, absent: "no disabling of an account is seen beside the end of sessions"},
	{id: "7.4.3", level: 2, text: "Other sessions can be ended when a credential changes.", rules: []string{"credchange"}, about: []string{"new password", "second factor"}, proof: revoked},
	{id: "7.4.4", level: 2, text: "Every page that needs a login shows how to log out.", absent: "a page, no code"},
	{id: "7.4.5", level: 2, text: "Administrators can end the sessions of one user or of all.", absent: "who may call what is not followed"},
	{id: "7.5.1", level: 2, text: "Changes of sensitive data of an account ask for the login again.", absent: "not followed"},
	{id: "7.5.2", level: 2, text: "Users can see and end their sessions.", rules: []string{"concurrent"}, absent: "not followed; -audit reports logins without an overview"},
	{id: "7.6.2", level: 2, text: "A federated login needs the user's consent or action.", rules: []string{"oauthstate"}, absent: "not followed"},
	{id: "9.1.1", level: 1, text: "Self-contained tokens are believed only after their signature is verified.", rules: []string{"jwtverify"}, proof: verified, absent: "no self-contained token is read"},
	{id: "9.1.2", level: 1, text: "Only allowed algorithms verify tokens, never none.", rules: []string{"jwtverify"}, about: []string{"method", "algorithm", "none"}, proof: verified, absent: "no self-contained token is read"},
	{id: "9.1.3", level: 1, text: "Keys come from preconfigured, trusted places, not from the token.", rules: []string{"jwtverify", "hardkey"}, about: []string{"header", "constant", "key"}, proof: verified, absent: "no self-contained token is read"},
	{id: "9.2.1", level: 1, text: "The validity of tokens is checked.", rules: []string{"jwtverify", "expiry"}, about: []string{"exp", "expir", "claims validation"}, proof: verified, absent: "no self-contained token is read"},
	{id: "9.2.3", level: 2, text: "Tokens are only taken for the audience that they were made for.", rules: []string{"jwtverify"}, about: []string{"audience", "issuer"}, absent: "not shown by the absence of findings"},
	{id: "14.2.1", level: 1, text: "No secrets stand in URLs.", rules: []string{"tokenleak"}, about: []string{"URL"}, absent: "nothing was found; absence is no proof"},
	{id: "16.2.5", level: 2, text: "No session tokens stand in logs, unless hashed.", rules: []string{"tokenleak"}, about: []string{"log"}, absent: "nothing was found; absence is no proof"},
}

func (m *Map) asvs() []Requirement {
	var r []Requirement
	for _, c := range checks {
		q := Requirement{ID: c.id, Level: c.level, Text: c.text, Evidence: []Ref{}, Findings: []Found{}}
		for _, f := range m.of(c.rules...) {
			if about(f.Message, c.about) {
				q.Findings = append(q.Findings, f)
			}
		}
		if c.proof != nil {
			q.Evidence = append(q.Evidence, c.proof(m)...)
		}
		switch {
		case len(q.Findings) > 0:
			q.Verdict, q.Why = NotMet, count(len(q.Findings), "finding")
		case len(q.Evidence) > 0:
			q.Verdict, q.Why = Met, "seen, and nothing found against it"
		default:
			q.Verdict, q.Why = NotSeen, c.absent
			if q.Why == "" {
				q.Why = "nothing in the code shows it"
			}
		}
		r = append(r, q)
	}
	return r
}

func about(message string, parts []string) bool {
	if len(parts) == 0 {
		return true
	}
	for _, p := range parts {
		if strings.Contains(message, p) {
			return true
		}
	}
	return false
}

func (m *Map) refs(keep func(lifecycle.Place) bool) []Ref {
	var r []Ref
	for _, p := range m.Places {
		if keep(p) {
			r = append(r, Ref{describe(p), p.File, p.Line})
		}
	}
	return r
}

func carried(m *Map) []Ref  { return m.evidence("carry") }
func lookedUp(m *Map) []Ref { return m.evidence("lookup") }
func renewed(m *Map) []Ref  { return m.evidence("renew") }
func lives(m *Map) []Ref    { return m.evidence("expire") }
func ended(m *Map) []Ref    { return m.evidence("logout") }
func revoked(m *Map) []Ref  { return m.evidence("revoke") }

func minted(m *Map) []Ref {
	return m.refs(func(p lifecycle.Place) bool { return p.Stage == lifecycle.Mint && !p.Weak })
}

func consumed(m *Map) []Ref {
	return m.refs(func(p lifecycle.Place) bool { return strings.HasPrefix(p.What, lifecycle.UsesUpCode) })
}

func verified(m *Map) []Ref {
	return m.refs(func(p lifecycle.Place) bool { return p.Signed })
}
