// Package iris logs in with iris.
package iris

import (
	"github.com/kataras/iris/v12/context"
	"github.com/kataras/iris/v12/sessions"
	"golang.org/x/crypto/bcrypt"
)

var manager = sessions.New(sessions.Config{Cookie: "app", CookieSecureTLS: true})

func hash(string) []byte { return nil }

func Login(ctx *context.Context) {
	if bcrypt.CompareHashAndPassword(hash(ctx.PostValue("name")), []byte(ctx.PostValue("password"))) != nil {
		return
	}
	session := manager.Start(ctx)
	session.Set("authenticated", true) // want `Login verifies a password and then puts "authenticated" into the session.*Destroy\(ctx\)`
}

func LoginDestroyed(ctx *context.Context) {
	if bcrypt.CompareHashAndPassword(hash(ctx.PostValue("name")), []byte(ctx.PostValue("password"))) != nil {
		return
	}
	manager.Destroy(ctx)
	session := manager.Start(ctx)
	session.Set("authenticated", true)
}

// Get shows the form: who is logged in already is only read.
func Get(ctx *context.Context) {
	if sessions.Get(ctx).GetString("authenticated") != "" {
		ctx.Redirect("/")
	}
}
