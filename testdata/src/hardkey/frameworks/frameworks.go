// Package frameworks gives constants to the key parameters of libraries.
package frameworks

import (
	ginjwt "github.com/appleboy/gin-jwt/v2"
	"github.com/gin-contrib/sessions/cookie"
	"github.com/go-chi/jwtauth/v5"
	"github.com/go-jose/go-jose/v4"
	jwtware "github.com/gofiber/contrib/jwt"
	"github.com/gofiber/fiber/v2/middleware/encryptcookie"
	echojwt "github.com/labstack/echo-jwt/v4"
	"github.com/o1egl/paseto"
	"github.com/ory/fosite"
)

func all() {
	cookie.NewStore([]byte("gin-contrib"))                                                     // want `is a constant in the code, "gin…"`
	jwtauth.New("HS256", []byte("chi-jwtauth"), nil)                                           // want `is a constant in the code, "chi…"`
	_ = &ginjwt.GinJWTMiddleware{Key: []byte("ginjwt key")}                                    // want `the key \(field v2.GinJWTMiddleware.Key\) is a constant in the code, "gin…"`
	_ = echojwt.JWT([]byte("echo-jwt"))                                                        // want `is a constant in the code, "ech…"`
	_ = echojwt.WithConfig(echojwt.Config{SigningKey: []byte("echo-config")})                  // want `is a constant in the code, "ech…"`
	_ = jwtware.New(jwtware.Config{SigningKey: jwtware.SigningKey{Key: []byte("fiber-jwt")}})  // want `is a constant in the code, "fib…"`
	_ = encryptcookie.New(encryptcookie.Config{Key: "secret-thirty-2-character-string"})       // want `is a constant in the code, "sec…"`
	_, _ = jose.NewSigner(jose.SigningKey{Algorithm: jose.HS256, Key: []byte("go-jose")}, nil) // want `is a constant in the code, "go-…"`
	_, _ = paseto.NewV2().Encrypt([]byte("YELLOW SUBMARINE, BLACK WIZARDRY"), "x", nil)        // want `is a constant in the code, "YEL…"`
	_ = &fosite.Config{GlobalSecret: []byte("fosite-global-secret")}                           // want `is a constant in the code, "fos…"`
}
