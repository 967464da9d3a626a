// Package unverified believes tokens that nobody verified.
package unverified

import (
	"encoding/base64"
	"encoding/json"
	"net/http"
	"strings"

	"github.com/go-jose/go-jose/v4"
	josejwt "github.com/go-jose/go-jose/v4/jwt"
	"github.com/golang-jwt/jwt/v5"
)

type claims struct {
	jwt.RegisteredClaims
	Role string `json:"role"`
}

func handler(w http.ResponseWriter, r *http.Request) {
	var c claims
	_, _, err := jwt.NewParser().ParseUnverified(r.Header.Get("Authorization"), &c) // want `v5.Parser.ParseUnverified reads the token's claims without checking its signature, and they are believed`
	if err != nil {
		http.Error(w, "no", http.StatusUnauthorized)
		return
	}
	grant(c.Role)
}

func validateToken(token string) (string, error) {
	t, _, err := jwt.NewParser().ParseUnverified(token, jwt.MapClaims{}) // want `reads the token's claims without checking its signature`
	if err != nil {
		return "", err
	}
	return t.Claims.(jwt.MapClaims)["sub"].(string), nil
}

func parse(token string) *claims {
	c := &claims{}
	if _, _, err := jwt.NewParser().ParseUnverified(token, c); err != nil {
		return nil
	}
	return c
}

func throughHelper(w http.ResponseWriter, r *http.Request) {
	cookie, err := r.Cookie("session")
	if err != nil {
		return
	}
	c := parse(cookie.Value) // want `v5.Parser.ParseUnverified at src/jwtverify/unverified/unverified.go:\d+ reads the token's claims without checking`
	grant(c.Role)
}

func currentUser(r *http.Request) string {
	parts := strings.Split(r.URL.Query().Get("token"), ".")
	if len(parts) != 3 {
		return ""
	}
	raw, err := base64.RawURLEncoding.DecodeString(parts[1]) // want `the token's claims are decoded by hand, and its signature is not checked`
	if err != nil {
		return ""
	}
	var c struct{ Sub string }
	if json.Unmarshal(raw, &c) != nil {
		return ""
	}
	return c.Sub
}

func authenticateJose(token string) (string, error) {
	t, err := josejwt.ParseSigned(token, []jose.SignatureAlgorithm{jose.HS256})
	if err != nil {
		return "", err
	}
	var c josejwt.Claims
	if err := t.UnsafeClaimsWithoutVerification(&c); err != nil { // want `jwt.JSONWebToken.UnsafeClaimsWithoutVerification reads the token's claims without checking`
		return "", err
	}
	return c.Subject, nil
}

func grant(string) {}

// One kind of token is verified, the other only read, in one loop.
func identity(tokens map[string]any, key []byte) map[string]any {
	user := map[string]any{}
	for kind, raw := range tokens {
		token := raw.(string)
		if kind == "access_token" {
			t, _, err := new(jwt.Parser).ParseUnverified(token, jwt.MapClaims{}) // want `reads the token's claims without checking its signature`
			if err != nil {
				continue
			}
			merge(user, t.Claims.(jwt.MapClaims))
			continue
		}
		t, err := jwt.Parse(token, func(*jwt.Token) (any, error) { return key, nil }, jwt.WithValidMethods([]string{"HS256"}))
		if err != nil {
			return nil
		}
		merge(user, t.Claims.(jwt.MapClaims))
	}
	return user
}

func merge(user map[string]any, claims jwt.MapClaims) { user["mail"] = claims["email"] }
