package beegodefault

import (
	"github.com/beego/beego/v2/server/web"

	"sessionlint.test/src/hardkey/beegodefault/conf"
)

type Account struct{ web.Controller }

func (c *Account) Remember() {
	c.SetSecureCookie(conf.AppKey(), "remember", "me", 3600, "/", "", true, true, "Lax") // want `is by default the constant "min…"`
}
