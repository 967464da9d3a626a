// Package jwtmiddleware has the frameworks' JWT middlewares sign tokens for too
// long.
package jwtmiddleware

import (
	two "github.com/appleboy/gin-jwt/v2"
	three "github.com/appleboy/gin-jwt/v3"
	hertz "github.com/hertz-contrib/jwt"

	"sessionlint.test/src/expiry/lives"
)

func gin(key []byte) (*two.GinJWTMiddleware, error) {
	return two.New(&two.GinJWTMiddleware{
		Key:        key,
		Timeout:    lives.Year,     // want `gin-jwt.GinJWTMiddleware.Timeout lives for 365 days`
		MaxRefresh: 2 * lives.Year, // want `gin-jwt.GinJWTMiddleware.MaxRefresh lives for 730 days, more than the 90 days of -expiry.remember`
	})
}

func ginThree(key []byte) (*three.GinJWTMiddleware, error) {
	mw := &three.GinJWTMiddleware{Key: key}
	mw.Timeout = lives.Long()               // want `gin-jwt.GinJWTMiddleware.Timeout lives for 730 days`
	mw.MaxRefresh = 180 * lives.Day         // want `gin-jwt.GinJWTMiddleware.MaxRefresh lives for 180 days`
	mw.RefreshTokenTimeout = 4 * lives.Year // want `gin-jwt.GinJWTMiddleware.RefreshTokenTimeout lives for 1460 days`
	return three.New(mw)
}

func hertzJWT(key []byte) (*hertz.HertzJWTMiddleware, error) {
	return hertz.New(&hertz.HertzJWTMiddleware{
		Key:        key,
		Timeout:    60 * lives.Day,  // want `jwt.HertzJWTMiddleware.Timeout lives for 60 days`
		MaxRefresh: 120 * lives.Day, // want `jwt.HertzJWTMiddleware.MaxRefresh lives for 120 days`
	})
}
