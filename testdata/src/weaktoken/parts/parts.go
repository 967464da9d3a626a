// Package parts signs a list of texts with the first of them.
package parts

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"time"
)

func signature(parts ...string) string {
	h := hmac.New(sha256.New, []byte(parts[0]))
	for _, p := range parts[1:] {
		h.Write([]byte(p))
	}
	return base64.URLEncoding.EncodeToString(h.Sum(nil))
}

// signed has the time among what is signed: it is no key.
func signed(seed, value string, now time.Time) string {
	at := fmt.Sprint(now.Unix())
	return value + "|" + at + "|" + signature(seed, value, at)
}

type csrf struct {
	clock func() time.Time
	seed  string
}

func newCSRF(seed string) *csrf { return &csrf{clock: time.Now, seed: seed} }

func (c *csrf) encode(value string) string { return signed(c.seed, value, c.clock()) }
