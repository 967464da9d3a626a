// Package pkgz configures the token cookies of go-pkgz/auth. // want package:"configures"
package pkgz

import (
	"net/http"
	"time"

	"github.com/go-pkgz/auth/v2"
	"github.com/go-pkgz/auth/v2/token"
)

func bare(secret token.Secret) *auth.Service {
	return auth.NewService(auth.Opts{SecretReader: secret, CookieDuration: time.Hour}) // want `session cookie lacks Secure and SameSite: .*; set SecureCookies: true and SameSiteCookie: http.SameSiteLaxMode$`
}

func full(secret token.Secret, url string) *auth.Service {
	opts := auth.Opts{SecretReader: secret, SecureCookies: url != "http://localhost"}
	opts.SameSiteCookie = http.SameSiteLaxMode
	return auth.NewService(opts)
}

func tokens(secret token.Secret) *token.Service {
	return token.NewService(token.Opts{SecretReader: secret, SecureCookies: true, SameSite: http.SameSiteStrictMode})
}
