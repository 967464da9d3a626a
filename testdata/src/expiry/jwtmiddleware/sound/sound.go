// Package sound has the frameworks' JWT middlewares sign tokens that end, or lets
// the operator decide.
package sound

import (
	"time"

	two "github.com/appleboy/gin-jwt/v2"
	three "github.com/appleboy/gin-jwt/v3"
	hertz "github.com/hertz-contrib/jwt"

	"sessionlint.test/src/expiry/lives"
)

func gin(key []byte) (*two.GinJWTMiddleware, error) {
	return two.New(&two.GinJWTMiddleware{Key: key, Timeout: time.Hour, MaxRefresh: 30 * lives.Day})
}

// defaults are an hour, and no refreshing.
func defaults(key []byte) (*two.GinJWTMiddleware, error) {
	return two.New(&two.GinJWTMiddleware{Key: key})
}

func ginThree(key []byte, c lives.Config) (*three.GinJWTMiddleware, error) {
	mw := &three.GinJWTMiddleware{Key: key, Timeout: c.Session, MaxRefresh: lives.Shift}
	mw.RefreshTokenTimeout = 60 * lives.Day
	return three.New(mw)
}

func hertzJWT(key []byte, c lives.Config) (*hertz.HertzJWTMiddleware, error) {
	return hertz.New(&hertz.HertzJWTMiddleware{Key: key, Timeout: lives.Short(), MaxRefresh: c.Session})
}
