// Package ids makes ids in two ways, of which a program chooses one.
package ids

import (
	"crypto/rand"

	"github.com/rs/xid"
)

// A Maker makes ids.
type Maker interface{ Make() string }

// Sorted makes ids in the order of time.
type Sorted struct{}

// Make makes one.
func (Sorted) Make() string { return xid.New().String() }

// Random makes random ones.
type Random struct{}

// Make makes one.
func (Random) Make() string { return rand.Text() }
