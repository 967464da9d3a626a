// Package reach clears cookies under other paths and domains than they have.
package reach

import (
	"crypto/rand"
	"database/sql"
	"net/http"
	"os"

	"github.com/gin-gonic/gin"
	"github.com/gofiber/fiber/v2"
)

type app struct{ db *sql.DB }

func (a *app) begin() string {
	token := rand.Text()
	a.db.Exec("INSERT INTO sessions (token) VALUES ($1)", token)
	return token
}

func (a *app) end(token string) { a.db.Exec("DELETE FROM sessions WHERE token = $1", token) }

func (a *app) login(w http.ResponseWriter, r *http.Request) {
	http.SetCookie(w, &http.Cookie{Name: "session", Value: a.begin(), Path: "/app", HttpOnly: true, Secure: true})
}

func (a *app) logout(w http.ResponseWriter, r *http.Request) { // want `logout does not clear the cookie "session": it is set with Path /app \(src/logout/reach/reach.go:25\)`
	a.end(r.FormValue("token"))
	http.SetCookie(w, &http.Cookie{Name: "session", Path: "/", MaxAge: -1})
}

func (a *app) logoutSame(w http.ResponseWriter, r *http.Request) {
	a.end(r.FormValue("token"))
	http.SetCookie(w, &http.Cookie{Name: "session", Path: "/app", MaxAge: -1})
}

// logoutBoth also clears the cookie of an older version.
func (a *app) logoutBoth(w http.ResponseWriter, r *http.Request) {
	a.end(r.FormValue("token"))
	http.SetCookie(w, &http.Cookie{Name: "session", Path: "/", MaxAge: -1})
	http.SetCookie(w, &http.Cookie{Name: "session", Path: "/app", MaxAge: -1})
}

// What has no path is for the directory of the request's: /auth.
type routed struct{ app }

func (a *routed) login(w http.ResponseWriter, r *http.Request) {
	http.SetCookie(w, &http.Cookie{Name: "sid", Value: a.begin(), Path: "/", HttpOnly: true, Secure: true})
}

func (a *routed) logout(w http.ResponseWriter, r *http.Request) { // want `logout does not clear the cookie "sid": it is set with Path /`
	a.end(r.FormValue("token"))
	http.SetCookie(w, &http.Cookie{Name: "sid", MaxAge: -1})
}

// The directory of /logout is /, unless a router has a prefix.
func (a *routed) signOut(w http.ResponseWriter, r *http.Request) {
	a.end(r.FormValue("token"))
	http.SetCookie(w, &http.Cookie{Name: "sid", MaxAge: -1})
}

func (a *routed) handler() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("POST /auth/login", a.login)
	mux.HandleFunc("POST /auth/logout", a.logout)
	mux.HandleFunc("POST /logout", a.signOut)
	return mux
}

type domains struct{ app }

func (a *domains) login(c *gin.Context) {
	c.SetCookie("auth_token", a.begin(), 3600, "/", "example.com", true, true)
}

func (a *domains) logout(c *gin.Context) { // want `logout does not clear the cookie "auth_token": it is set with Domain example.com`
	a.end(c.PostForm("token"))
	c.SetCookie("auth_token", "", -1, "/", "", true, true)
}

func (a *domains) logoutSame(c *gin.Context) {
	a.end(c.PostForm("token"))
	c.SetCookie("auth_token", "", -1, "", ".example.com", true, true)
}

// What is decided at run time is the same in both places, as far as is known.
type configured struct{ app }

var domain = os.Getenv("DOMAIN")

func (a *configured) login(c *gin.Context) {
	c.SetCookie("access_token", a.begin(), 3600, "/", domain, true, true)
}

func (a *configured) logout(c *gin.Context) {
	a.end(c.PostForm("token"))
	c.SetCookie("access_token", "", -1, "/", "", true, true)
}

// fiber's path is / where none is given.
type fibers struct{ app }

func (a *fibers) login(c *fiber.Ctx) error {
	c.Cookie(&fiber.Cookie{Name: "fsession", Value: a.begin(), Path: "/", HTTPOnly: true, Secure: true})
	return nil
}

func (a *fibers) logout(c *fiber.Ctx) error {
	a.end(c.FormValue("token"))
	c.Cookie(&fiber.Cookie{Name: "fsession", MaxAge: -1})
	return nil
}
