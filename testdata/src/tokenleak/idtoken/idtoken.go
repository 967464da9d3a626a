// Package idtoken hands out and logs the tokens of OpenID Connect.
package idtoken

import (
	"net/http"
	"strconv"
	"strings"

	"github.com/gin-gonic/gin"
	"github.com/rs/zerolog/log"
)

type Params struct {
	IdToken     string
	AccessToken string
}

func Debugf(format string, args ...interface{}) {
	log.Debug().Msgf(format, args...)
}

func Validate(p *Params) {
	Debugf("Raw token to validate: %s", p.IdToken) // want `the field IdToken is written to the log`
}

func Validate2(p *Params) {
	log.Debug().Msgf("Raw token to validate: %s", p.IdToken) // want `the field IdToken is written to the log`
}

type tok struct{ Token string }

type auth struct {
	AccessToken  *tok
	RefreshToken *tok
	IDToken      *tok
}

func create() *auth

// Verify is about a link that holds once, but hands out tokens that don't.
func Verify() gin.HandlerFunc {
	return func(c *gin.Context) {
		redirectURL := strings.TrimSpace(c.Query("redirect_uri"))
		a := create()
		params := "access_token=" + a.AccessToken.Token + "&token_type=bearer&expires_in=" + strconv.FormatInt(3, 10) + "&id_token=" + a.IDToken.Token // want `its parameter access_token`
		if a.RefreshToken != nil {
			params = params + `&refresh_token=` + a.RefreshToken.Token
		}
		if strings.Contains(redirectURL, "?") {
			redirectURL = redirectURL + "&" + params
		} else {
			redirectURL = redirectURL + "?" + strings.TrimPrefix(params, "&")
		}
		c.Redirect(http.StatusTemporaryRedirect, redirectURL)
	}
}

func Simple(c *gin.Context) {
	a := create()
	c.Redirect(302, "https://x/?access_token="+a.AccessToken.Token) // want `its parameter access_token`
}

// VerifyLink puts the token of the mail itself into the link.
func VerifyLink(a *auth, c *gin.Context) string {
	return "https://app/verify?token=" + a.IDToken.Token
}

func invalidToken(p *Params, invalidToken bool) {
	log.Debug().Msgf("invalid token: %v", invalidToken)
}
