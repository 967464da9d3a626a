package main

import (
	"context"
	"crypto/rand"
	"net/http"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humago"
)

type LoginInput struct {
	Body struct{ Name, Password string }
}

type LoginOutput struct {
	SetCookie http.Cookie `header:"Set-Cookie"`
	Body      struct{ OK bool }
}

func login(ctx context.Context, in *LoginInput) (*LoginOutput, error) {
	out := &LoginOutput{}
	out.SetCookie = http.Cookie{Name: "session", Value: rand.Text(), Path: "/", Secure: true, SameSite: http.SameSiteLaxMode} // want `session cookie "session" lacks HttpOnly`
	out.Body.OK = true
	return out, nil
}

func main() {
	m := http.NewServeMux()
	api := humago.New(m, huma.DefaultConfig("x", "1"))
	huma.Post(api, "/login", login)
	http.ListenAndServe(":80", m)
}
