package fix

import (
	"bytes"
	"crypto/hmac"
	"crypto/sha256"
	"net/http"
)

type config struct {
	Token  string
	APIKey []byte
}

func header(r *http.Request, c config) bool {
	return r.Header.Get("X-Token") == c.Token // want `the secret Token`
}

func refused(r *http.Request, c config) bool {
	if r.Header.Get("X-Token") == "" || r.Header.Get("X-Token") != c.Token { // want `the secret Token`
		return true
	}
	return !bytes.Equal(bytes.TrimSpace([]byte(r.FormValue("key"))), c.APIKey) // want `the secret APIKey`
}

func signed(key, message []byte, given string) bool {
	h := hmac.New(sha256.New, key)
	h.Write(message)
	return string(h.Sum(nil)) == given // want `a MAC`
}

func wrong(key, message, given []byte) bool {
	h := hmac.New(sha256.New, key)
	h.Write(message)
	return !bytes.Equal(h.Sum(nil), given) // want `a MAC`
}

// Arrays would need variables of their own.
func array(key, message []byte, given [32]byte) bool {
	h := hmac.New(sha256.New, key)
	h.Write(message)
	return [32]byte(h.Sum(nil)) == given // want `a MAC`
}
