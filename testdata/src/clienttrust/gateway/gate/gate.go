package gate

import (
	"crypto/subtle"
	"net/http"
)

// Gate believes the identity headers only beside the secret that our gateway sends.
type Gate struct{ Secret string }

func (g Gate) Allow(h http.Header) bool {
	return g.Secret != "" && subtle.ConstantTimeCompare([]byte(h.Get("X-Gateway-Secret")), []byte(g.Secret)) == 1
}
