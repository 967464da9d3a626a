// Package claims puts secrets into signed tokens.
package claims

import (
	"net/http"

	"github.com/golang-jwt/jwt/v5"
)

type user struct {
	ID           string
	PasswordHash string
	Password     string
}

type loginClaims struct {
	SessionID string
	Name      string
	jwt.RegisteredClaims
}

func maps(u user, sessionID string, key []byte) (string, error) {
	return jwt.NewWithClaims(jwt.SigningMethodHS256, jwt.MapClaims{
		"sub":      u.ID,
		"sid":      sessionID,
		"password": u.Password, // want `a password, or its hash, becomes a claim of a signed token`
	}).SignedString(key)
}

func login(w http.ResponseWriter, r *http.Request, key []byte) {
	token := r.FormValue("token")
	c := loginClaims{
		SessionID: token, // want `a token that the client presented becomes a claim of a signed token`
		Name:      r.FormValue("name"),
	}
	s, err := sign(c, key)
	if err == nil {
		http.SetCookie(w, &http.Cookie{Name: "session", Value: s, Secure: true, HttpOnly: true})
	}
}

func sound(w http.ResponseWriter, r *http.Request, key []byte, sessionID string) {
	s, err := sign(loginClaims{SessionID: sessionID, Name: r.FormValue("name")}, key)
	if err == nil {
		http.SetCookie(w, &http.Cookie{Name: "session", Value: s, Secure: true, HttpOnly: true})
	}
}

func sign(c loginClaims, key []byte) (string, error) {
	return jwt.NewWithClaims(jwt.SigningMethodHS256, c).SignedString(key)
}

type whole struct {
	User user `json:"user"`
	jwt.RegisteredClaims
}

func record(u user, key []byte) (string, error) {
	return jwt.NewWithClaims(jwt.SigningMethodHS256, whole{User: u}).SignedString(key) // want `a password, or its hash, becomes a claim of a signed token \(field claims.whole.User, .*which holds PasswordHash\)`
}

func some(u user, key []byte) (string, error) {
	return jwt.NewWithClaims(jwt.SigningMethodHS256, whole{User: user{ID: u.ID}}).SignedString(key)
}

type account struct {
	ID           string
	PasswordHash string `json:"-"`
}

type hidden struct {
	Account account
	jwt.RegisteredClaims
}

func left(a account, key []byte) (string, error) {
	return jwt.NewWithClaims(jwt.SigningMethodHS256, hidden{Account: a}).SignedString(key)
}
