// Package saml configures the session cookies of crewjam/saml. // want package:"configures"
package saml

import (
	"net/http"
	"time"

	"github.com/crewjam/saml/samlsp"
)

func bare(m *samlsp.Middleware, codec samlsp.SessionCodec) {
	m.Session = samlsp.CookieSessionProvider{Name: "token", MaxAge: time.Hour, HTTPOnly: true, Codec: codec} // want `session cookie "token" lacks Secure and SameSite: .*; set Secure: true and SameSite: http.SameSiteLaxMode$`
}

func options() (*samlsp.Middleware, error) {
	return samlsp.New(samlsp.Options{CookieName: "token"}) // want `session cookie "token" lacks SameSite: .*; set CookieSameSite: http.SameSiteLaxMode$`
}

func full(m *samlsp.Middleware, codec samlsp.SessionCodec, secure bool) (*samlsp.Middleware, error) {
	m.Session = samlsp.CookieSessionProvider{Name: "token", HTTPOnly: true, Secure: secure, SameSite: http.SameSiteLaxMode, Codec: codec}
	return samlsp.New(samlsp.Options{CookieSameSite: http.SameSiteLaxMode})
}
