// Package clientonly speaks to another service, which wants its own token in
// the URL; the token of a user, which a caller hands in, is another matter.
package clientonly

import (
	"net/http"
	"net/url"
)

type driver struct {
	base        string
	AccessToken string
}

func (d *driver) files() (*http.Response, error) {
	q := url.Values{}
	q.Set("access_token", d.AccessToken)
	u, err := url.Parse(d.base)
	if err != nil {
		return nil, err
	}
	u.RawQuery = q.Encode()
	return http.Get(u.String())
}

func (d *driver) profile(token string) (*http.Response, error) {
	q := url.Values{}
	q.Set("access_token", token) // want `the parameter token is put into a URL as its parameter access_token`
	u, err := url.Parse(d.base)
	if err != nil {
		return nil, err
	}
	u.RawQuery = q.Encode()
	return http.Get(u.String())
}
