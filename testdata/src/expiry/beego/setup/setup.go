// Package setup tells beego what its callers say.
package setup

import "github.com/beego/beego/v2/server/web"

func Sessions(seconds int64) {
	web.BConfig.WebConfig.Session.SessionOn = true
	web.BConfig.WebConfig.Session.SessionGCMaxLifetime = seconds
}
