// Package libs signs tokens without an end with the other libraries.
package libs

import (
	"time"

	"aidanwoods.dev/go-paseto"
	cristal "github.com/cristalhq/jwt/v5"
	"github.com/go-chi/jwtauth/v5"
	"github.com/go-jose/go-jose/v4"
	josejwt "github.com/go-jose/go-jose/v4/jwt"
	"github.com/lestrrat-go/jwx/v2/jwa"
	jwx "github.com/lestrrat-go/jwx/v2/jwt"
	oldpaseto "github.com/o1egl/paseto"
)

var key = []byte("from configuration")

func joseNever(sig jose.Signer, user string) (string, error) {
	cl := josejwt.Claims{Subject: user}
	return josejwt.Signed(sig).Claims(cl).Serialize() // want `these claims are signed without exp`
}

func joseFar(sig jose.Signer, user string) (string, error) {
	cl := josejwt.Claims{Subject: user, Expiry: josejwt.NewNumericDate(time.Now().Add(20000 * time.Hour))}
	return josejwt.Signed(sig).Claims(cl).Serialize() // want `the token lives for 833 days`
}

func jwxNever(user string) ([]byte, error) {
	tok, err := jwx.NewBuilder().Subject(user).IssuedAt(time.Now()).Build() // want `signed without exp`
	if err != nil {
		return nil, err
	}
	return jwx.Sign(tok, jwx.WithKey(jwa.HS256, key))
}

func jwxSet(user string) ([]byte, error) {
	tok := jwx.New() // want `signed without exp`
	tok.Set(jwx.SubjectKey, user)
	return jwx.Sign(tok, jwx.WithKey(jwa.HS256, key))
}

func jwxFar(user string) ([]byte, error) {
	tok := jwx.New() // want `lives for 365 days`
	tok.Set(jwx.ExpirationKey, time.Now().AddDate(1, 0, 0))
	return jwx.Sign(tok, jwx.WithKey(jwa.HS256, key))
}

func cristalNever(b *cristal.Builder, user string) (*cristal.Token, error) {
	return b.Build(cristal.RegisteredClaims{Subject: user}) // want `signed without exp`
}

func pasetoNever(k paseto.V4SymmetricKey, user string) string {
	token := paseto.NewToken() // want `signed without exp`
	token.SetSubject(user)
	token.SetIssuedAt(time.Now())
	return token.V4Encrypt(k, nil)
}

func oldPasetoNever(user string) (string, error) {
	t := oldpaseto.JSONToken{Subject: user, IssuedAt: time.Now()} // want `signed without exp`
	return oldpaseto.NewV2().Encrypt(key, t, nil)
}

func oldPasetoFar(user string) (string, error) {
	t := oldpaseto.JSONToken{Subject: user, Expiration: time.Now().Add(time.Hour * 24 * 365)} // want `lives for 365 days`
	return oldpaseto.NewV2().Encrypt(key, t, nil)
}

func chiNever(ja *jwtauth.JWTAuth, user string) (string, error) {
	_, s, err := ja.Encode(map[string]any{"user_id": user}) // want `signed without exp`
	return s, err
}
