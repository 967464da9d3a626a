// Package sound configures sessions of scs v1. // want package:"configures"
package sound

import "github.com/alexedwards/scs"

var manager = scs.NewCookieManager("u46IpCV9y5Vlur8YvODJEhgOY8m9JVE4")

func configure(secure bool) {
	manager.Secure(secure)
	manager.SameSite("Lax")
}
