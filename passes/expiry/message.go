package expiry

import (
	"fmt"
	"time"

	"github.com/sessionlint/sessionlint/internal/lexicon"
	"github.com/sessionlint/sessionlint/internal/lifetime"
)

// message says what is wrong, what an attacker gains and what to write.
func message(f lifetime.Finding) string {
	return wrong(f) + "; " + f.Fix
}

func wrong(f lifetime.Finding) string {
	switch f.Kind {
	case lifetime.NoExpiry:
		if f.Some {
			return "these claims can be signed without exp: the token is then valid for ever, also for whoever steals it (OWASP ASVS 5.0 9.2.1)"
		}
		return "these claims are signed without exp: the token is valid for ever, also for whoever steals it (OWASP ASVS 5.0 9.2.1)"
	case lifetime.NoTTL:
		return f.What + " stores a session without a time to live: it stays valid for ever if nothing deletes it (OWASP ASVS 5.0 7.3.2)"
	case lifetime.Never:
		return f.What + " never ends" + byDefault(f) + ": whoever steals the session keeps it (OWASP ASVS 5.0 7.3.2)"
	case lifetime.TooLong:
		if f.For >= centuries {
			return fmt.Sprintf("%s lives for centuries, more than %s: whoever steals it has that long", f.What, limit(f))
		}
		return fmt.Sprintf("%s lives for %s%s, more than %s: whoever steals it has that long", f.What, span(f.For), byDefault(f), limit(f))
	case lifetime.Unchecked:
		return f.What + " turns the check of exp off, and nothing here looks at it: expired tokens are accepted for ever (OWASP ASVS 5.0 9.2.1)"
	case lifetime.Unread:
		return fmt.Sprintf("%s looks up a record by what the client presents, but %s, which says when it ends, is compared nowhere: the session never ends (OWASP ASVS 5.0 7.3.2)", f.What, f.Detail)
	case lifetime.Ageless:
		return fmt.Sprintf("%s looks up a row of %s by what the client presents, but nothing says or asks how long it is good: the session never ends, also for whoever steals it (OWASP ASVS 5.0 7.3.2)", f.What, f.Detail)
	case lifetime.Timeless:
		return f.What + " believes what the cookie says by its MAC alone, and nothing asks how old it is: the session never ends, also for whoever steals it (OWASP ASVS 5.0 7.3.2)"
	case lifetime.OtherRecord:
		return fmt.Sprintf("%s takes the expiry from the record of this request, not from the one that %s loads: expired tokens are accepted", f.What, f.Detail)
	case lifetime.OtherLimit:
		return fmt.Sprintf("the age is checked against %s, although %s is the limit for what is checked here: it is accepted for longer than it is meant to live", f.What, f.Detail)
	case lifetime.CookieOnly:
		return fmt.Sprintf("%s ends only the browser's copy: the store signs the session for %s, and the server accepts a stolen one for that long", f.What, span(f.For))
	case lifetime.Outlives:
		return f.What + " is authenticated only when it is opened: it goes on after the session has expired or was revoked (OWASP ASVS 5.0 7.4.1)"
	}
	return f.What + " keeps sessions from which none is ever removed by age: a stolen id stays valid until the program stops (OWASP ASVS 5.0 7.3.2)"
}

// centuries is a time that nobody means who writes it: a unit is mistaken, or a
// point in time for a span.
const centuries = 120 * 365 * 24 * time.Hour

func byDefault(f lifetime.Finding) string {
	if f.Default {
		return " by default"
	}
	return ""
}

// limit names the limit and where it comes from.
func limit(f lifetime.Finding) string {
	switch f.Class {
	case lexicon.Remembered:
		return fmt.Sprintf("the %s of -expiry.remember (OWASP ASVS 5.0 7.3.2 asks for a limit)", span(f.Limit))
	case lexicon.Idle:
		return fmt.Sprintf("the %s without activity of -expiry.idle (OWASP ASVS 5.0 7.3.1; NIST SP 800-63B)", span(f.Limit))
	}
	return fmt.Sprintf("the %s after which NIST SP 800-63B asks to log in again (-expiry.session)", span(f.Limit))
}

// span is a duration in the unit in which people would say it.
func span(d time.Duration) string {
	const day = 24 * time.Hour
	if d >= 2*day {
		return fmt.Sprintf("%d days", int64((d+day/2)/day))
	}
	return d.String()
}
