package carrier

import "net/http"

// Browser carries tokens to browsers.
type Browser struct{ Embedded bool }

func (b Browser) Carry(h http.Header, token string) {
	c := http.Cookie{Name: "visit", Value: token, Path: "/", MaxAge: 900, HttpOnly: true} // want `has SameSite=None without a certain Secure`
	if b.Embedded {
		c.SameSite = http.SameSiteNoneMode
	} else {
		c.SameSite = http.SameSiteLaxMode
		c.Secure = true
	}
	h.Add("Set-Cookie", c.String())
}

// Bearer carries tokens to apps.
type Bearer struct{}

func (Bearer) Carry(h http.Header, token string) { h.Set("Authorization", "Bearer "+token) }
