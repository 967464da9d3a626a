// Package all is analysed with -cookieattr.all.
package all

import (
	"net/http"

	"github.com/gofiber/fiber/v3/middleware/csrf"
	gorilla "github.com/gorilla/csrf"
	"github.com/justinas/nosurf"
)

func bare(w http.ResponseWriter, name, lang string) {
	http.SetCookie(w, &http.Cookie{Name: "lang", Value: lang})                                                          // want `session cookie "lang" lacks Secure, HttpOnly and SameSite: `
	http.SetCookie(w, &http.Cookie{Name: "seen", Value: "1", Secure: true, HttpOnly: true})                             // want `cookie "seen" lacks SameSite: `
	http.SetCookie(w, &http.Cookie{Name: "csrf_token", Value: lang, Secure: true})                                      // want `CSRF cookie "csrf_token" lacks SameSite: `
	http.SetCookie(w, &http.Cookie{Name: "csrf_token", Value: lang, HttpOnly: true, SameSite: http.SameSiteStrictMode}) // want `CSRF cookie "csrf_token" lacks Secure: `
}

func csrfs(key []byte, h http.Handler) {
	gorilla.Protect(key, gorilla.Secure(false))(h)                      // want `CSRF cookie of csrf.Protect lacks Secure: .*; pass csrf.Secure\(true\)$`
	gorilla.Protect(key, gorilla.SameSite(gorilla.SameSiteDefaultMode)) // want `CSRF cookie of csrf.Protect lacks SameSite: `
	nosurf.New(h).SetBaseCookie(http.Cookie{Path: "/", HttpOnly: true}) // want `CSRF cookie lacks Secure and SameSite: `
	csrf.New(csrf.Config{CookieName: "csrf_"})                          // want `CSRF cookie "csrf_" lacks Secure: .*; set CookieSecure: true$`
}

func sound(w http.ResponseWriter, key []byte, h http.Handler, lang string, secure bool) {
	http.SetCookie(w, &http.Cookie{Name: "lang", Value: lang, Secure: secure, HttpOnly: true, SameSite: http.SameSiteLaxMode})
	http.SetCookie(w, &http.Cookie{Name: "csrf_token", Value: lang, Secure: true, SameSite: http.SameSiteLaxMode})
	http.SetCookie(w, &http.Cookie{Name: "lang", MaxAge: -1})
	gorilla.Protect(key)(h)
	gorilla.Protect(key, gorilla.Secure(secure), gorilla.Path("/"))(h)
	nosurf.New(h).SetBaseCookie(http.Cookie{Path: "/", Secure: secure, SameSite: http.SameSiteLaxMode})
	csrf.New(csrf.Config{CookieSecure: true})
}
