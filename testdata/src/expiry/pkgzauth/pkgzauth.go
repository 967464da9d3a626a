// Package pkgzauth has go-pkgz/auth sign tokens for too long.
package pkgzauth

import (
	"github.com/go-pkgz/auth/v2"
	"github.com/go-pkgz/auth/v2/token"

	"sessionlint.test/src/expiry/lives"
)

func service(secret token.Secret) *auth.Service {
	return auth.NewService(auth.Opts{
		SecretReader:   secret,
		TokenDuration:  lives.Year,   // want `auth.Opts.TokenDuration lives for 365 days`
		CookieDuration: lives.Long(), // want `auth.Opts.CookieDuration lives for 730 days, more than the 90 days of -expiry.remember`
	})
}

func tokens(secret token.Secret) *token.Service {
	opts := token.Opts{SecretReader: secret}
	opts.TokenDuration = 60 * lives.Day   // want `token.Opts.TokenDuration lives for 60 days`
	opts.CookieDuration = 180 * lives.Day // want `token.Opts.CookieDuration lives for 180 days`
	return token.NewService(opts)
}
