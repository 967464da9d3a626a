package grant

import "crypto/subtle"

// Grant lets its holder in.
type Grant struct {
	Holder string
	Token  string
}

// Matches says whether presented is the grant's.
func (g Grant) Matches(presented string) bool {
	if g.Token == "" || presented == "" {
		return false
	}
	return subtle.ConstantTimeCompare([]byte(g.Token), []byte(presented)) == 1
}
