package sign

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"hash"
)

type Signer struct{ fresh func() hash.Hash }

func New(key []byte) *Signer {
	return &Signer{func() hash.Hash { return hmac.New(sha256.New, key) }}
}

// Sign returns the signature of msg, in hex.
func (s *Signer) Sign(msg []byte) string {
	h := s.fresh()
	h.Write(msg)
	return hex.EncodeToString(h.Sum(nil))
}
