package ids

import (
	"crypto/rand"
	"encoding/base64"
	"strconv"
	"time"
)

// Clock numbers things by the time they came in.
type Clock struct{ Base int }

func (c Clock) Next() string { return strconv.FormatInt(time.Now().UnixNano(), c.Base) }

// Entropy numbers things by nothing at all.
type Entropy struct{}

func (Entropy) Next() string {
	var b [24]byte
	_, _ = rand.Read(b[:])
	return base64.RawURLEncoding.EncodeToString(b[:])
}
