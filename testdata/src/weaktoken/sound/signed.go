package sound

import (
	"crypto/rand"
	"net/http"
	"strconv"
	"time"
)

// call signs a request with a shared key: the nonce tells requests apart for
// the service, and need not be a secret.
func call(req *http.Request, sign func(http.Header) string) {
	signNonce := strconv.FormatInt(time.Now().UnixNano(), 10)
	headers := map[string]string{"x-acs-signature-nonce": signNonce, "x-acs-signature-version": "1.0"}
	for name, value := range headers {
		req.Header.Set(name, value)
	}
	req.Header.Set("Authorization", sign(req.Header))
}

// counted starts a cipher's nonce, which goes up with each block.
func counted(size int) ([]byte, error) {
	first := make([]byte, 1)
	if _, err := rand.Read(first); err != nil {
		return nil, err
	}
	nonceVal := append(first, make([]byte, size-1)...)
	return nonceVal, nil
}
