// Package sessions configures session middleware of macaron and its heirs. // want package:"configures"
package sessions

import (
	"net/http"

	chi "gitea.com/go-chi/session"
	flamego "github.com/flamego/session"
	macaron "github.com/go-macaron/session"
)

func bare() {
	macaron.Sessioner(macaron.Options{CookieName: "sid"})                                        // want `session cookie "sid" lacks Secure: .*; set Secure: true$`
	chi.Sessioner(chi.Options{CookieName: "sid", Secure: true})                                  // want `session cookie "sid" lacks SameSite: .*; set SameSite: http.SameSiteLaxMode$`
	flamego.Sessioner(flamego.Options{Cookie: flamego.CookieOptions{Name: "sid", Secure: true}}) // want `session cookie "sid" lacks HttpOnly: .*; set HTTPOnly: true$`
	macaron.Sessioner()                                                                          // want `session cookie of session.Sessioner lacks Secure: .*; pass session.Options with Secure: true$`
}

func full(secure bool) {
	macaron.Sessioner(macaron.Options{Secure: secure})
	chi.Sessioner(chi.Options{Secure: secure, SameSite: http.SameSiteLaxMode})
	flamego.Sessioner(flamego.Options{Cookie: flamego.CookieOptions{Secure: true, HTTPOnly: true}})
}
