package binding

import "go/token"

// An Adoption is an id from the client that becomes a session's without being
// looked up.
type Adoption struct {
	Pos, Source token.Pos
}

func (b *Package) adoptions() {}
