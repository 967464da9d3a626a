// Package setmember has a helper that puts the user into the session, or ends
// it where there is none.
package setmember

import (
	"github.com/beego/beego/v2/server/web"
	"golang.org/x/crypto/bcrypt"
)

type Member struct {
	MemberId int
	Hash     string
}

func find(string) Member { return Member{} }

type base struct{ web.Controller }

func (c *base) set(m Member) {
	if m.MemberId <= 0 {
		c.DelSession("member")
		c.DestroySession()
	} else {
		c.SetSession("member", m)
	}
}

// anew ends the old session in any case.
func (c *base) anew(m Member) {
	_ = c.SessionRegenerateID()
	c.SetSession("member", m)
}

type LoginController struct{ base }

func (c *LoginController) Post() {
	m := find(c.GetString("username"))
	if bcrypt.CompareHashAndPassword([]byte(m.Hash), []byte(c.GetString("password"))) != nil {
		c.Abort("401")
	}
	c.set(m) // want `Post verifies a password and then puts "member" into the session`
}

type AnewController struct{ base }

func (c *AnewController) Post() {
	m := find(c.GetString("username"))
	if bcrypt.CompareHashAndPassword([]byte(m.Hash), []byte(c.GetString("password"))) != nil {
		c.Abort("401")
	}
	c.anew(m)
}
