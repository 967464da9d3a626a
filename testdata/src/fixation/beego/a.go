// Package beego logs in with beego's controllers.
package beego

import (
	"github.com/beego/beego/v2/server/web"
	"golang.org/x/crypto/bcrypt"
)

type base struct{ web.Controller }

type User struct {
	Id   int
	Hash string
}

func find(string) *User { return &User{} }

type LoginController struct{ base }

func (c *LoginController) Post() {
	u := find(c.GetString("username"))
	if bcrypt.CompareHashAndPassword([]byte(u.Hash), []byte(c.GetString("password"))) != nil {
		c.Abort("401")
	}
	c.SetSession("uid", u.Id) // want `Post verifies a password and then puts "uid" into the session.*call SessionRegenerateID\(\)`
	c.Redirect("/", 302)
}

type RenewingController struct{ base }

func (c *RenewingController) Post() {
	u := find(c.GetString("username"))
	if bcrypt.CompareHashAndPassword([]byte(u.Hash), []byte(c.GetString("password"))) != nil {
		c.Abort("401")
	}
	_ = c.SessionRegenerateID()
	c.SetSession("uid", u.Id)
}

func (c *RenewingController) Logout() {
	c.DelSession("uid")
	_ = c.DestroySession()
}
