// Package urls puts tokens into URLs.
package urls

import (
	"fmt"
	"net/http"
	"net/url"
	"strings"
)

type tokens struct{ Access, AccessToken, IDToken string }

func redirect(w http.ResponseWriter, r *http.Request, t tokens) {
	http.Redirect(w, r, "/app?access_token="+t.AccessToken, http.StatusFound)       // want `the field AccessToken is put into a URL as its parameter access_token`
	http.Redirect(w, r, fmt.Sprintf("/app?a=1&jwt=%s", t.Access), http.StatusFound) // want `the value of jwt is put into a URL as its parameter jwt`
	params := "access_token=" + t.Access + "&token_type=bearer"                     // want `the value of access_token is put into a URL`
	http.Redirect(w, r, "/app?"+params, http.StatusFound)
	http.Redirect(w, r, "/app#access_token="+t.AccessToken, http.StatusFound) // fragments are not sent
	http.Redirect(w, r, "/app?page="+t.Access, http.StatusFound)
}

func values(target *url.URL, sessionToken, state string) string {
	q := target.Query()
	q.Set("token", sessionToken) // want `the parameter sessionToken is put into a URL as its parameter token`
	q.Set("state", state)
	q.Set("code", "1")
	target.RawQuery = q.Encode()
	return target.String()
}

func composite(endpoint, accessToken string) string {
	params := url.Values{"access_token": {accessToken}} // want `the parameter accessToken is put into a URL`
	return endpoint + "?" + params.Encode()
}

func form(endpoint, refreshToken string) {
	body := url.Values{}
	body.Set("refresh_token", refreshToken)
	body.Set("grant_type", "refresh_token")
	_, _ = http.Post(endpoint, "application/x-www-form-urlencoded", strings.NewReader(body.Encode()))
	_, _ = http.PostForm(endpoint, url.Values{"token": {refreshToken}})
}

func resetLink(base, token string) string { return base + "/reset-password?token=" + token }

func sendMail(base, token string) string {
	return fmt.Sprintf("%s/verify-email?token=%s", base, token)
}

func thirdParty(accessToken string) string {
	return "https://api.example.org/v1/me?access_token=" + accessToken
}

func cookieText(token string) string { return fmt.Sprintf("token=%s; HttpOnly", token) }
