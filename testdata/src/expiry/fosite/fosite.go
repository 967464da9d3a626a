// Package fosite has an authorization server issue tokens for too long, or for ever.
package fosite

import (
	"github.com/ory/fosite"

	"sessionlint.test/src/expiry/lives"
)

func config() *fosite.Config {
	return &fosite.Config{
		AccessTokenLifespan:  lives.Year,     // want `fosite.Config.AccessTokenLifespan lives for 365 days`
		RefreshTokenLifespan: 2 * lives.Year, // want `fosite.Config.RefreshTokenLifespan lives for 730 days, more than the 90 days of -expiry.remember`
		IDTokenLifespan:      lives.Long(),   // want `fosite.Config.IDTokenLifespan lives for 730 days`
	}
}

func never(c *fosite.Config) { c.RefreshTokenLifespan = -1 } // want `fosite.Config.RefreshTokenLifespan never ends`
