// Package sound has the sessions of a SAML service provider end, or lets the
// operator decide.
package sound

import (
	"github.com/crewjam/saml/samlsp"

	"sessionlint.test/src/expiry/lives"
)

// defaults are an hour.
func defaults(opts samlsp.Options) (*samlsp.Middleware, error) { return samlsp.New(opts) }

func provider(opts samlsp.Options, c lives.Config) samlsp.CookieSessionProvider {
	codec := samlsp.DefaultSessionCodec(opts)
	codec.MaxAge = lives.Shift
	p := samlsp.DefaultSessionProvider(opts)
	p.MaxAge = c.Session
	p.Codec = codec
	return p
}

// tracked is a request that waits for its answer, and no session.
func tracked(opts samlsp.Options) samlsp.JWTTrackedRequestCodec {
	codec := samlsp.DefaultTrackedRequestCodec(opts)
	codec.MaxAge = lives.Year
	return codec
}
