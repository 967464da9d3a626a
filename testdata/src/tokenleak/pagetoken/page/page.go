package page

import (
	"encoding/base64"
	"net/http"
	"net/url"
)

type Page struct {
	Items         []string `json:"items"`
	NextPageToken string   `json:"next_page_token"`
}

func Token(r *http.Request) string { return r.URL.Query().Get("page_token") }

func Next(r *http.Request, last string) string {
	u := *r.URL
	q := u.Query()
	q.Set("page_token", base64.RawURLEncoding.EncodeToString([]byte(last)))
	u.RawQuery = q.Encode()
	return u.String()
}

func Continue(base, continueToken string) string {
	return base + "?continue=" + url.QueryEscape(continueToken)
}
