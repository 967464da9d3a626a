// Package samlsp has the sessions of a SAML service provider live for too long:
// the cookie, and the token in it.
package samlsp

import (
	"github.com/crewjam/saml/samlsp"

	"sessionlint.test/src/expiry/lives"
)

func provider(opts samlsp.Options) samlsp.CookieSessionProvider {
	codec := samlsp.DefaultSessionCodec(opts)
	codec.MaxAge = lives.Year // want `samlsp.JWTSessionCodec.MaxAge lives for 365 days`
	p := samlsp.DefaultSessionProvider(opts)
	p.MaxAge = lives.Long() // want `samlsp.CookieSessionProvider.MaxAge lives for 730 days`
	p.Codec = codec
	return p
}

func middleware(m *samlsp.Middleware, codec samlsp.SessionCodec) {
	m.Session = samlsp.CookieSessionProvider{Name: "token", MaxAge: 60 * lives.Day, Codec: codec, Secure: true, HTTPOnly: true} // want `CookieSessionProvider.MaxAge lives for 60 days`
}
