// Package libs makes secrets from weak sources in the ways of the libraries.
package libs

import (
	crand "crypto/rand"
	"encoding/hex"
	mrand "math/rand/v2"
	"strconv"
	"time"

	"github.com/bwmarrin/snowflake"
	"github.com/dchest/uniuri"
	"github.com/gin-gonic/gin"
	"github.com/gofiber/fiber/v2"
	"github.com/gofiber/fiber/v2/middleware/session"
	futils "github.com/gofiber/fiber/v2/utils"
	"github.com/golang-jwt/jwt/v5"
	"github.com/google/uuid"
	"github.com/gorilla/sessions"
	"github.com/labstack/echo/v4"
	"github.com/oklog/ulid/v2"
	"github.com/rs/xid"
	"golang.org/x/oauth2"
	"net/http"
)

type record struct {
	SessionToken string
	APIKey       string
	ResetCode    string
	CSRFToken    string
}

func ids(r *record, node *snowflake.Node) {
	u, _ := uuid.NewUUID()
	r.SessionToken = u.String()                          // want `comes from UUIDv1`
	r.APIKey = xid.New().String()                        // want `comes from xid`
	r.ResetCode = ulid.Make().String()                   // want `comes from ULID`
	r.SessionToken = node.Generate().String()            // want `comes from snowflake`
	r.CSRFToken = strconv.FormatUint(mrand.Uint64(), 36) // want `comes from math/rand`
	r.APIKey = uniuri.New()                              // want `with 95 random bits`
}

func ginCookie(c *gin.Context) {
	c.SetCookie("session_id", xid.New().String(), 3600, "/", "", true, true) // want `the value of a cookie .* comes from xid`
}

func echoCookie(c echo.Context) {
	c.SetCookie(&http.Cookie{Name: "auth", Value: strconv.FormatInt(time.Now().UnixNano(), 36)}) // want `comes from time`
}

func fiberCookie(c *fiber.Ctx) {
	c.Cookie(&fiber.Cookie{Name: "token", Value: xid.New().String()}) // want `comes from xid`
}

func fiberStore() *session.Store {
	return session.New(session.Config{
		KeyGenerator: futils.UUID, // want `field KeyGenerator, which makes ids.* comes from counter`
	})
}

func fiberStoreFunc() *session.Store {
	return session.New(session.Config{
		KeyGenerator: func() string { return strconv.Itoa(mrand.Int()) }, // want `which makes ids.* comes from math/rand`
	})
}

func state(cfg *oauth2.Config) string {
	return cfg.AuthCodeURL("state") // oauthstate reports it
}

func stateWeak(cfg *oauth2.Config) string {
	return cfg.AuthCodeURL(strconv.Itoa(mrand.Int())) // want `comes from math/rand`
}

func sign(t *jwt.Token) (string, error) {
	return t.SignedString([]byte(strconv.FormatInt(time.Now().Unix(), 10))) // want `secret key but comes from time`
}

func claims() jwt.RegisteredClaims {
	return jwt.RegisteredClaims{ID: xid.New().String()} // want `field ID is a session id or token but comes from xid`
}

func store() *sessions.CookieStore {
	b := make([]byte, 8)
	crand.Read(b)
	return sessions.NewCookieStore([]byte(hex.EncodeToString(b))) // want `secret key with 64 random bits`
}
