package sound

import (
	"encoding/base64"
	"encoding/json"
	"errors"
	"net/http"
	"strings"
)

type albHeader struct {
	KeyID  string `json:"kid"`
	Signer string `json:"signer"`
}

// The header is decoded by hand, but its signer is compared with a known one
// before the key that it names is fetched.
func signedByOurs(data, signer string) (*http.Response, error) {
	raw, err := base64.RawURLEncoding.DecodeString(strings.Split(data, ".")[0])
	if err != nil {
		return nil, err
	}
	var h albHeader
	if err := json.Unmarshal(raw, &h); err != nil {
		return nil, err
	}
	if h.Signer != signer {
		return nil, errors.New("someone else's token")
	}
	return http.Get("https://keys.example/" + h.KeyID)
}

// The first part of a host is no token's header.
func tenant(r *http.Request) (*http.Response, error) {
	return http.Get("https://tenants.example/" + strings.Split(r.Host, ".")[0])
}
