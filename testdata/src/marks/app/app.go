// Package app says what its values are made from.
package app

import (
	"flag"
	"log"
	"net/http"

	"github.com/gin-gonic/gin"
	"github.com/golang-jwt/jwt/v5"

	"sessionlint.test/src/marks/lib"
)

var secret = flag.String("secret", "hunter2", "the key")

func cookie(r *http.Request) string { // want `result 0: unknown, <cookie:session>` `ends: nothing`
	c, err := r.Cookie("session")
	if err != nil {
		return ""
	}
	return c.Value
}

func header(r *http.Request) string { // want `result 0: unknown, <header:Authorization>` `ends: nothing`
	return r.Header.Get("Authorization")
}

func answer(r *http.Response) string { // want `result 0: unknown, <response:Location>` `ends: nothing`
	return r.Header.Get("Location")
}

func query(r *http.Request) string { // want `result 0: unknown, <query:token>` `ends: nothing`
	return r.URL.Query().Get("token")
}

type login struct{ Color string }

func body(c *gin.Context) string { // want `result 0: unknown, <body>, <field:sessionlint.test/src/marks/app.login.Color>` `ends: nothing`
	var l login
	if c.ShouldBindJSON(&l) != nil {
		return ""
	}
	return l.Color
}

type claims struct {
	jwt.RegisteredClaims
	Role string
}

func unverified(token string) string { // want `result 0: unknown, <field:sessionlint.test/src/marks/app.claims.Role>, <unverified>` `sink jwt-peek: param 0` `ends: param 0 in jwt-peek \(golang-jwt/jwt/v5.Parser.ParseUnverified\)`
	var c claims
	if _, _, err := jwt.NewParser().ParseUnverified(token, &c); err != nil {
		return ""
	}
	return c.Role
}

func environment() string { // want `result 0: unknown, <env:SECRET> or const` `ends: nothing`
	return lib.Getenv("SECRET", "dev")
}

func flags() string { // want `result 0: const, <default>, <flag:secret>, <var:sessionlint.test/src/marks/app.secret>` `ends: nothing`
	return *secret
}

func tag(c *lib.Config) string { // want `result 0: unknown, <env:APP_SECRET>, <field:sessionlint.test/src/marks/lib.Config.Secret> or const, <default>, <env:APP_SECRET>, <field:sessionlint.test/src/marks/lib.Config.Secret>` `ends: nothing`
	return c.Secret
}

func across(r *http.Request) { // want `sink key: unknown, <query:k> at src/marks/lib/lib.go` `ends: nothing`
	lib.NewSigner(r.URL.Query().Get("k"))
}

func logged(r *http.Request, name string) { // want `sink log: const` `sink log: unknown, <cookie:session>` `sink log: param 1` `ends: param 1 in log`
	log.Println("user", cookie(r), name)
}
