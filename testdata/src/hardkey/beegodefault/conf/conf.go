package conf

import "github.com/beego/beego/v2/server/web"

// AppKey signs the cookies.
func AppKey() string { return web.AppConfig.DefaultString("app_key", "mindful") }
