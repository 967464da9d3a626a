// Package domain is analysed with -cookieattr.domain.
package domain

import "net/http"

const site = ".example.com"

func bare(w http.ResponseWriter, token string) {
	http.SetCookie(w, &http.Cookie{Name: "session", Value: token, Domain: site, Secure: true, HttpOnly: true, SameSite: http.SameSiteLaxMode})               // want `session cookie "session" has Domain ".example.com": every host below that domain gets it and can replace it; leave out Domain, or name the one host that needs it$`
	http.SetCookie(w, &http.Cookie{Name: "session", Value: token, Domain: ".app.example.com", Secure: true, HttpOnly: true, SameSite: http.SameSiteLaxMode}) // want `has Domain ".app.example.com"`
	w.Header().Add("Set-Cookie", "session="+token+"; Domain=example.com; Secure; HttpOnly; SameSite=Lax")                                                    // want `has Domain "example.com"`
}

func sound(w http.ResponseWriter, token, domain string) {
	http.SetCookie(w, &http.Cookie{Name: "session", Value: token, Secure: true, HttpOnly: true, SameSite: http.SameSiteLaxMode})
	http.SetCookie(w, &http.Cookie{Name: "session", Value: token, Domain: domain, Secure: true, HttpOnly: true, SameSite: http.SameSiteLaxMode})
	http.SetCookie(w, &http.Cookie{Name: "session", Value: token, Domain: "login.example.com", Secure: true, HttpOnly: true, SameSite: http.SameSiteLaxMode})
	http.SetCookie(w, &http.Cookie{Name: "session", Value: token, Domain: "localhost", Secure: true, HttpOnly: true, SameSite: http.SameSiteLaxMode})
	http.SetCookie(w, &http.Cookie{Name: "session", Value: token, Domain: "127.0.0.1", Secure: true, HttpOnly: true, SameSite: http.SameSiteLaxMode})
	http.SetCookie(w, &http.Cookie{Name: "lang", Value: token, Domain: site})
	http.SetCookie(w, &http.Cookie{Name: "session", Domain: site, MaxAge: -1})
}
