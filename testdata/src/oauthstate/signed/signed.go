// Package signed has states that are signed tokens.
package signed

import (
	"context"
	"crypto/rand"
	"errors"
	"net/http"
	"time"

	"github.com/golang-jwt/jwt/v5"
	"golang.org/x/oauth2"
)

type app struct {
	conf  *oauth2.Config
	key   []byte
	users map[string]int
}

func (a *app) begin(w http.ResponseWriter, r *http.Request) {
	t := jwt.NewWithClaims(jwt.SigningMethodHS256, jwt.MapClaims{"to": r.FormValue("to"), "exp": time.Now().Add(5 * time.Minute).Unix()})
	state, err := t.SignedString(a.key)
	if err != nil {
		return
	}
	http.Redirect(w, r, a.conf.AuthCodeURL(state), http.StatusFound)
}

func (a *app) parse(state string) (jwt.MapClaims, error) {
	t, err := jwt.Parse(state, func(*jwt.Token) (any, error) { return a.key, nil }, jwt.WithValidMethods([]string{"HS256"}))
	if err != nil {
		return nil, err
	}
	claims, ok := t.Claims.(jwt.MapClaims)
	if !ok {
		return nil, errors.New("no claims")
	}
	return claims, nil
}

func (a *app) enter(w http.ResponseWriter, ctx context.Context, code string) {
	if _, err := a.conf.Exchange(ctx, code); err != nil {
		http.Error(w, "no", http.StatusUnauthorized)
		return
	}
	http.SetCookie(w, &http.Cookie{Name: "session", Value: rand.Text(), Secure: true, HttpOnly: true, SameSite: http.SameSiteLaxMode})
}

// callback lets in whoever brings a state of this server's, an attacker's too.
func (a *app) callback(w http.ResponseWriter, r *http.Request) { // want `this callback exchanges the code of the request but only verifies the signature of its state`
	claims, err := a.parse(r.URL.Query().Get("state"))
	if err != nil {
		http.Error(w, "no", http.StatusBadRequest)
		return
	}
	a.enter(w, r.Context(), r.URL.Query().Get("code"))
	w.Header().Set("Location", claims["to"].(string))
}

// bound compares what is in the state with what the browser kept.
func (a *app) bound(w http.ResponseWriter, r *http.Request) {
	claims, err := a.parse(r.URL.Query().Get("state"))
	c, missing := r.Cookie("login")
	if err != nil || missing != nil || c.Value == "" || claims["nonce"] != c.Value {
		http.Error(w, "no", http.StatusBadRequest)
		return
	}
	a.enter(w, r.Context(), r.URL.Query().Get("code"))
}

// link logs nobody in: the account is the one for which the state was signed.
func (a *app) link(w http.ResponseWriter, r *http.Request) {
	claims, err := a.parse(r.URL.Query().Get("state"))
	if err != nil {
		http.Error(w, "no", http.StatusBadRequest)
		return
	}
	if _, err := a.conf.Exchange(r.Context(), r.URL.Query().Get("code")); err != nil {
		return
	}
	a.users[claims["sub"].(string)]++
}
