// Package sound has go-pkgz/auth sign tokens that end, or lets the operator decide.
package sound

import (
	"time"

	"github.com/go-pkgz/auth/v2"
	"github.com/go-pkgz/auth/v2/token"

	"sessionlint.test/src/expiry/lives"
)

// defaults are a quarter of an hour, and a cookie for 31 days.
func defaults(secret token.Secret) *auth.Service {
	return auth.NewService(auth.Opts{SecretReader: secret})
}

func service(secret token.Secret, c lives.Config) *auth.Service {
	return auth.NewService(auth.Opts{SecretReader: secret, TokenDuration: 15 * time.Minute, CookieDuration: c.Session})
}

func tokens(secret token.Secret) *token.Service {
	return token.NewService(token.Opts{SecretReader: secret, TokenDuration: lives.Short(), CookieDuration: 60 * lives.Day})
}
