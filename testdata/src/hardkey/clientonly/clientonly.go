// Package clientonly encrypts what the protocol of another service wants
// encrypted, with the key that all its clients know, and masks a key that is
// shown.
package clientonly

import (
	"crypto/aes"
	"crypto/cipher"
	"net/http"
	"strings"
)

const protocolKey = "0123456789abcdef0123456789abcdef"

func loginToken(body string) (*http.Response, error) {
	b, err := aes.NewCipher([]byte(protocolKey))
	if err != nil {
		return nil, err
	}
	out := make([]byte, len(body))
	cipher.NewCTR(b, []byte(protocolKey)[:16]).XORKeyStream(out, []byte(body))
	return http.Post("https://drive.example.com/login", "text/plain", strings.NewReader(string(out)))
}
