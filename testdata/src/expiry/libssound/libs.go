// Package libssound signs tokens that end with the other libraries.
package libssound

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

type private struct {
	Role string `json:"role"`
}

func jose2(sig jose.Signer, user string) (string, error) {
	cl := josejwt.Claims{Subject: user, Expiry: josejwt.NewNumericDate(time.Now().Add(time.Hour))}
	return josejwt.Signed(sig).Claims(cl).Claims(private{"user"}).Serialize()
}

func jwxBuilt(user string) ([]byte, error) {
	tok, err := jwx.NewBuilder().Subject(user).Expiration(time.Now().Add(time.Hour)).Build()
	if err != nil {
		return nil, err
	}
	return jwx.Sign(tok, jwx.WithKey(jwa.HS256, key))
}

func jwxSteps(user string, ttl time.Duration) ([]byte, error) {
	b := jwx.NewBuilder()
	b.Subject(user)
	b.Expiration(time.Now().Add(ttl))
	tok, err := b.Build()
	if err != nil {
		return nil, err
	}
	return jwx.Sign(tok, jwx.WithKey(jwa.HS256, key))
}

func jwxSet(user string) ([]byte, error) {
	tok := jwx.New()
	tok.Set(jwx.SubjectKey, user)
	if err := tok.Set(jwx.ExpirationKey, time.Now().Add(time.Hour)); err != nil {
		return nil, err
	}
	return jwx.Sign(tok, jwx.WithKey(jwa.HS256, key))
}

func cristalEnds(b *cristal.Builder, user string) (*cristal.Token, error) {
	c := &cristal.RegisteredClaims{Subject: user, ExpiresAt: cristal.NewNumericDate(time.Now().Add(time.Hour))}
	return b.Build(c)
}

func pasetoEnds(k paseto.V4SymmetricKey, user string) string {
	token := paseto.NewToken()
	token.SetSubject(user)
	token.SetExpiration(time.Now().Add(2 * time.Hour))
	return token.V4Encrypt(k, nil)
}

func oldPasetoEnds(user string) (string, error) {
	t := oldpaseto.JSONToken{Subject: user, Expiration: time.Now().Add(time.Hour)}
	return oldpaseto.NewV2().Encrypt(key, t, nil)
}

func chi(ja *jwtauth.JWTAuth, user string) (string, error) {
	claims := map[string]any{"user_id": user}
	jwtauth.SetExpiryIn(claims, time.Hour)
	_, s, err := ja.Encode(claims)
	return s, err
}

func chiKey(ja *jwtauth.JWTAuth, user string) (string, error) {
	_, s, err := ja.Encode(map[string]any{"user_id": user, "exp": time.Now().Add(time.Hour).Unix()})
	return s, err
}
