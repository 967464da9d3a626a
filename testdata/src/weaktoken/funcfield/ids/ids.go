package ids

import (
	crypto "crypto/rand"
	"strconv"
	"sync/atomic"
	"time"
)

var n atomic.Uint64

// Next counts.
func Next() string { return strconv.FormatUint(n.Add(1), 10) }

// Any doesn't.
func Any() string { return crypto.Text() }

// Stamp says when.
func Stamp() string { return strconv.FormatInt(time.Now().UnixNano(), 36) }
