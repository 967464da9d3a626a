// Package begun begins logins that are bound to the browser.
package begun

import (
	"crypto/rand"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"

	"golang.org/x/oauth2"
)

var config oauth2.Config

func cookie(w http.ResponseWriter, r *http.Request) {
	state := rand.Text()
	http.SetCookie(w, &http.Cookie{Name: "state", Value: state, Secure: true, HttpOnly: true})
	http.Redirect(w, r, config.AuthCodeURL(state), http.StatusFound)
}

type states map[string]bool

func (s states) add() string {
	state := rand.Text()
	s[state] = true
	return state
}

func table(w http.ResponseWriter, r *http.Request, s states) {
	http.Redirect(w, r, config.AuthCodeURL(s.add()), http.StatusFound)
}

var pending = map[string]bool{}

func begin() string {
	state := rand.Text()
	pending[state] = true
	return state
}

func global(w http.ResponseWriter, r *http.Request) {
	http.Redirect(w, r, config.AuthCodeURL(begin()), http.StatusFound)
}

type carried struct{ Nonce, Next string }

// withNext carries where to go on along with the nonce.
func withNext(w http.ResponseWriter, r *http.Request) {
	nonce, err := r.Cookie("nonce")
	if err != nil {
		return
	}
	b, _ := json.Marshal(carried{nonce.Value, r.FormValue("next")})
	http.Redirect(w, r, config.AuthCodeURL(base64.URLEncoding.EncodeToString(b)), http.StatusFound)
}

func joined(w http.ResponseWriter, r *http.Request) {
	nonce := rand.Text()
	http.SetCookie(w, &http.Cookie{Name: "nonce", Value: nonce, Secure: true, HttpOnly: true})
	http.Redirect(w, r, config.AuthCodeURL(nonce+":"+r.FormValue("next")), http.StatusFound)
}

// url is for others who keep the state.
func address(state string) string { return config.AuthCodeURL(state) }

func byHand(clientID, state string) string {
	q := url.Values{}
	q.Set("client_id", clientID)
	q.Set("response_type", "code")
	q.Set("state", state)
	return "https://id.example.org/authorize?" + q.Encode()
}

func printed(clientID, state string) string {
	return fmt.Sprintf("https://id.example.org/authorize?response_type=code&client_id=%s&state=%s", clientID, state)
}

// exchange is no authorization request.
func exchange(code, id, secret string) (*http.Response, error) {
	return http.PostForm("https://id.example.org/token", url.Values{
		"grant_type": {"authorization_code"}, "code": {code}, "client_id": {id}, "client_secret": {secret},
	})
}
