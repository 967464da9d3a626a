// Package sound has an authorization server issue tokens that end, or lets the
// operator decide.
package sound

import (
	"time"

	"github.com/ory/fosite"

	"sessionlint.test/src/expiry/lives"
)

// defaults are an hour, and 30 days for a refresh token.
func defaults(secret []byte) *fosite.Config { return &fosite.Config{GlobalSecret: secret} }

func config(c lives.Config) *fosite.Config {
	return &fosite.Config{AccessTokenLifespan: time.Hour, RefreshTokenLifespan: 30 * lives.Day, IDTokenLifespan: c.Session}
}

// over are tokens that have ended when they are issued: -1 means "never" for a
// refresh token alone.
func over(c *fosite.Config) { c.AccessTokenLifespan, c.IDTokenLifespan = -1, -1 }
