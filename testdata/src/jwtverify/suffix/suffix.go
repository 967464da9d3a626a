// Package suffix trusts issuers by the end of their host.
package suffix

import (
	"errors"
	"net/url"
	"strings"
)

type middleware struct{ domains []string }

func (m *middleware) verifyIssuer(issuer string) error {
	u, err := url.Parse(issuer)
	if err != nil {
		return err
	}
	if !matches(u.Host, m.domains) {
		return errors.New("the issuer is not trusted")
	}
	return nil
}

func matches(hostname string, domains []string) bool {
	for _, d := range domains {
		if strings.HasSuffix(hostname, d) { // want `the issuer of a token is trusted if its host ends with a text`
			return true
		}
	}
	return false
}

func constant(iss string) bool {
	u, err := url.Parse(iss)
	return err == nil && strings.HasSuffix(u.Hostname(), "example.com") // want `the issuer of a token is trusted if its host ends with a text`
}

// Sound ones.

func (m *middleware) trustedIssuer(issuer string) bool {
	u, err := url.Parse(issuer)
	if err != nil {
		return false
	}
	for _, d := range m.domains {
		if u.Host == d || strings.HasSuffix(u.Host, "."+d) {
			return true
		}
	}
	return strings.HasSuffix(u.Host, ".example.com")
}

// A first look, after which the rest is compared.
func (m *middleware) lookedAt(issuerHost string) bool {
	for _, d := range m.domains {
		if !strings.HasSuffix(issuerHost, d) {
			continue
		}
		if rest := strings.TrimSuffix(issuerHost, d); rest == "" || rest[len(rest)-1] == '.' {
			return true
		}
	}
	return false
}

// No issuer's.
func internal(host string) bool { return strings.HasSuffix(host, "local") }

func path(issuer string) bool { return strings.HasSuffix(issuer, "/realm") }
