// Package libssound uses the same libraries soundly: silence is asked for.
package libssound

import (
	"crypto/rand"
	"net/http"

	"github.com/gin-gonic/gin"
	"github.com/gofiber/fiber/v2"
	"github.com/gofiber/fiber/v2/middleware/session"
	futils "github.com/gofiber/fiber/v2/utils"
	"github.com/golang-jwt/jwt/v5"
	"github.com/google/uuid"
	"github.com/gorilla/securecookie"
	"github.com/gorilla/sessions"
	"github.com/labstack/echo/v4"
	"github.com/rs/xid"
	"golang.org/x/oauth2"
)

type record struct {
	ID           string
	RequestID    string
	SessionToken string
	State        string
}

func ids(r *record) {
	r.ID = xid.New().String()
	r.RequestID = uuid.Must(uuid.NewUUID()).String()
	r.SessionToken = uuid.NewString()
	r.SessionToken = uuid.New().String()
	r.State = rand.Text()
}

func ginCookie(c *gin.Context) {
	c.SetCookie("session_id", uuid.NewString(), 3600, "/", "", true, true)
	c.SetCookie("visit", xid.New().String(), 3600, "/", "", true, true)
}

func echoCookie(c echo.Context) {
	c.SetCookie(&http.Cookie{Name: "auth", Value: rand.Text()})
}

func fiberCookie(c *fiber.Ctx) {
	c.Cookie(&fiber.Cookie{Name: "token", Value: uuid.NewString()})
}

func fiberStore() *session.Store {
	return session.New(session.Config{KeyGenerator: futils.UUIDv4})
}

func state(cfg *oauth2.Config) string { return cfg.AuthCodeURL(rand.Text()) }

func sign(t *jwt.Token, key []byte) (string, error) { return t.SignedString(key) }

func claims() jwt.RegisteredClaims { return jwt.RegisteredClaims{ID: uuid.NewString()} }

func store() *sessions.CookieStore {
	return sessions.NewCookieStore(securecookie.GenerateRandomKey(32))
}
