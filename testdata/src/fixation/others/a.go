// Package others logs in with fasthttp/session, go-session and goframe.
package others

import (
	"net/http"

	fast "github.com/fasthttp/session/v2"
	"github.com/go-session/session/v3"
	"github.com/gogf/gf/v2/net/ghttp"
	"github.com/valyala/fasthttp"
	"golang.org/x/crypto/bcrypt"
)

func hash(string) []byte { return nil }

func right(name, password string) bool {
	return bcrypt.CompareHashAndPassword(hash(name), []byte(password)) == nil
}

var sessions *fast.Session

func FastLogin(ctx *fasthttp.RequestCtx) {
	if !right("name", string(ctx.FormValue("password"))) {
		return
	}
	store, err := sessions.Get(ctx)
	if err != nil {
		return
	}
	store.Set("userID", 1) // want `FastLogin verifies a password and then puts "userID" into the session.*Regenerate\(ctx\)`
	_ = sessions.Save(ctx, store)
}

func FastLoginRegenerated(ctx *fasthttp.RequestCtx) {
	if !right("name", string(ctx.FormValue("password"))) || sessions.Regenerate(ctx) != nil {
		return
	}
	store, err := sessions.Get(ctx)
	if err != nil {
		return
	}
	store.Set("userID", 1)
	_ = sessions.Save(ctx, store)
}

func Login(w http.ResponseWriter, r *http.Request) {
	if !right(r.FormValue("name"), r.FormValue("password")) {
		return
	}
	store, err := session.Start(r.Context(), w, r)
	if err != nil {
		return
	}
	store.Set("account", r.FormValue("name")) // want `Login verifies a password and then puts "account" into the session.*Refresh`
	_ = store.Save()
}

func LoginRefreshed(w http.ResponseWriter, r *http.Request) {
	if !right(r.FormValue("name"), r.FormValue("password")) {
		return
	}
	store, err := session.Refresh(r.Context(), w, r)
	if err != nil {
		return
	}
	store.Set("account", r.FormValue("name"))
	_ = store.Save()
}

func FrameLogin(r *ghttp.Request) {
	if right(r.Get("name").String(), r.Get("password").String()) {
		r.Session.MustSet("user", r.Get("name")) // want `FrameLogin verifies a password and then puts "user" into the session.*RegenerateId`
	}
}

func FrameLoginRegenerated(r *ghttp.Request) {
	if right(r.Get("name").String(), r.Get("password").String()) {
		r.Session.MustRegenerateId(true)
		r.Session.MustSet("user", r.Get("name"))
	}
}
