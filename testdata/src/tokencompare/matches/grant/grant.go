package grant

// Grant lets its holder in.
type Grant struct {
	Holder string
	Token  string
}

// Matches says whether presented is the grant's.
func (g Grant) Matches(presented string) bool { return g.Token == presented }
