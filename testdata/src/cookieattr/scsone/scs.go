// Package scsone leaves sessions of scs v1 at their defaults.
package scsone

import "github.com/alexedwards/scs"

var manager = scs.NewCookieManager("u46IpCV9y5Vlur8YvODJEhgOY8m9JVE4") // want `session cookie of scs.NewCookieManager lacks Secure and SameSite: .*; call manager.Secure\(true\) and manager.SameSite\(.*\)$`
