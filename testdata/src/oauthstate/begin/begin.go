// Package begin begins logins with states that protect nothing.
package begin

import (
	"crypto/rand"
	"fmt"
	"net/http"
	"net/url"

	"golang.org/x/oauth2"
)

const fixed = "random-state"

var once = rand.Text()

var config oauth2.Config

func constant(w http.ResponseWriter, r *http.Request) {
	http.Redirect(w, r, config.AuthCodeURL(fixed), http.StatusFound) // want `the OAuth state is constant: an attacker`
}

func empty(w http.ResponseWriter, r *http.Request) {
	http.Redirect(w, r, config.AuthCodeURL(""), http.StatusFound) // want `the OAuth state is empty`
}

func process(w http.ResponseWriter, r *http.Request) {
	http.Redirect(w, r, config.AuthCodeURL(once), http.StatusFound) // want `the OAuth state is drawn once for the whole process`
}

func next(w http.ResponseWriter, r *http.Request) {
	next := r.FormValue("next")
	if next == "" {
		next = "/home"
	}
	http.Redirect(w, r, authURL(next), http.StatusFound) // want `the OAuth state is only what the request says`
}

func authURL(state string) string { return config.AuthCodeURL(state, oauth2.AccessTypeOffline) }

func unkept(w http.ResponseWriter, r *http.Request) {
	http.Redirect(w, r, config.AuthCodeURL(rand.Text()), http.StatusFound) // want `the OAuth state is random but is kept nowhere`
}

func byHand(clientID, redirect string) string {
	q := url.Values{}
	q.Set("client_id", clientID) // want `this authorization request has no state`
	q.Set("response_type", "code")
	q.Set("redirect_uri", redirect)
	return "https://id.example.org/authorize?" + q.Encode()
}

func printed(clientID, redirect string) string {
	return fmt.Sprintf("https://id.example.org/authorize?response_type=code&client_id=%s&redirect_uri=%s&state=xyz", clientID, redirect) // want `the OAuth state is constant`
}

func byHandConstant(clientID string) string {
	q := url.Values{"response_type": {"code"}, "client_id": {clientID}}
	q.Set("state", "login") // want `the OAuth state is constant`
	return "https://id.example.org/authorize?" + q.Encode()
}
