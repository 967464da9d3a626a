package main

import (
	"github.com/beego/beego/v2/server/web"

	"sessionlint.test/src/logout/mappedsound/barn"
	"sessionlint.test/src/logout/mappedsound/controllers"
)

func main() {
	dir := web.AppConfig.DefaultString("farm.data", "data")
	controllers.Use(barn.Open(dir))
	web.Router("/worker/in", &controllers.Gate{}, "post:In")
	web.Router("/logout", &controllers.Gate{}, "post:Out")
	web.Router("/worker/code", &controllers.Self{}, "post:Code")
	web.Router("/worker/shut", &controllers.Self{}, "post:Shut")
	web.Run()
}
