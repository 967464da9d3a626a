// Package nethttp writes cookies with the standard library.
package nethttp

import (
	"fmt"
	"net/http"
	"strings"
	"time"
)

const cookieName = "session_id"

var production bool

type config struct {
	Secure bool
	Name   string
}

func bare(w http.ResponseWriter, token string) {
	c := &http.Cookie{Name: cookieName, Value: token, Path: "/"} // want `session cookie "session_id" lacks Secure, HttpOnly and SameSite: it is sent over plain HTTP, an injected script can read it and requests from other sites carry it; set`
	http.SetCookie(w, c)
}

func lines(w http.ResponseWriter, token string) {
	http.SetCookie(w, &http.Cookie{ // want `session cookie "auth_token" lacks Secure and SameSite`
		Name:     "auth_token",
		Value:    token,
		Secure:   false,
		HttpOnly: true,
	})
}

func unset(w http.ResponseWriter, token string) {
	var c http.Cookie // want `session cookie "sid" lacks Secure and HttpOnly`
	c.Name = "sid"
	c.Value = token
	c.SameSite = http.SameSiteStrictMode
	http.SetCookie(w, &c)
}

func byValue(w http.ResponseWriter, jwt string) {
	c := CreateSessionCookie(jwt)
	http.SetCookie(w, &c)
}

// CreateSessionCookie returns a cookie by value.
func CreateSessionCookie(jwt string) http.Cookie { // want CreateSessionCookie:"returns=1"
	return http.Cookie{Name: "jwt", Value: jwt, HttpOnly: true} // want `session cookie "jwt" lacks Secure and SameSite`
}

func neverSecure(w http.ResponseWriter, token string) {
	http.SetCookie(w, &http.Cookie{Name: "session", Value: token, Secure: production, HttpOnly: true, SameSite: http.SameSiteLaxMode}) // want `session cookie "session" lacks Secure: `
}

func follows(w http.ResponseWriter, token string, tls bool) {
	http.SetCookie(w, &http.Cookie{Name: "session", Value: token, Secure: tls, HttpOnly: tls, SameSite: http.SameSiteLaxMode})
}

func followsToo(w http.ResponseWriter, token string, tls bool) {
	http.SetCookie(w, &http.Cookie{Name: "session", Value: token, Secure: tls, HttpOnly: tls}) // want `session cookie "session" lacks HttpOnly and SameSite and has HttpOnly only when it has Secure`
}

func none(w http.ResponseWriter, token string, cfg config) {
	http.SetCookie(w, &http.Cookie{Name: "session", Value: token, Secure: cfg.Secure, HttpOnly: true, SameSite: http.SameSiteNoneMode}) // want `session cookie "session" has SameSite=None without a certain Secure`
}

func prefix(w http.ResponseWriter, token string) {
	http.SetCookie(w, &http.Cookie{Name: "__Host-session", Value: token, Secure: true, HttpOnly: true, SameSite: http.SameSiteLaxMode}) // want `session cookie "__Host-session" breaks the promise of its prefix __Host-`
}

func wide(w http.ResponseWriter, r *http.Request, token string) {
	domain := r.Host
	if i := strings.Index(r.Host, "."); i >= 0 {
		domain = r.Host[i+1:]
	}
	http.SetCookie(w, &http.Cookie{Name: "session", Value: token, Domain: domain, Secure: true, HttpOnly: true, SameSite: http.SameSiteLaxMode}) // want `session cookie "session" has the parent domain of the host as its Domain`
}

func byValueName(w http.ResponseWriter, cfg config, sessionToken string) {
	http.SetCookie(w, &http.Cookie{Name: cfg.Name, Value: sessionToken, HttpOnly: true, SameSite: http.SameSiteLaxMode}) // want `session cookie lacks Secure: `
}

func setCookie(w http.ResponseWriter, name, value string, secure bool) {
	http.SetCookie(w, &http.Cookie{Name: name, Value: value, Secure: secure, HttpOnly: true, SameSite: http.SameSiteLaxMode})
}

func helper(w http.ResponseWriter, token string) {
	setCookie(w, "session", token, false) // want `session cookie "session" lacks Secure: `
	setCookie(w, "session", token, true)
	setCookie(w, "theme", "dark", false)
}

func newCookie(name, value string) *http.Cookie {
	return &http.Cookie{Name: name, Value: value, HttpOnly: true}
}

func constructed(w http.ResponseWriter, token string) {
	http.SetCookie(w, newCookie("session", token)) // want `session cookie "session" lacks Secure and SameSite`
	c := newCookie("session", token)
	c.Secure = true
	c.SameSite = http.SameSiteLaxMode
	http.SetCookie(w, c)
	http.SetCookie(w, newCookie("lang", "en"))
}

func resent(w http.ResponseWriter, r *http.Request) {
	c, err := r.Cookie("session") // want `cookie "session" from the request, sent back without its attributes, lacks Secure, HttpOnly and SameSite`
	if err != nil {
		return
	}
	c.MaxAge = 3600
	http.SetCookie(w, c)
}

func headerString(w http.ResponseWriter, token string, exp time.Time) {
	w.Header().Set("Set-Cookie", fmt.Sprintf("session=%s; Path=/; Expires=%s; httponly", token, exp.Format(time.RFC1123))) // want `session cookie "session" lacks Secure and SameSite: .*; append ; Secure and ; SameSite=Lax`
	w.Header().Add("set-cookie", "sid="+token+"; HttpOnly; SECURE; SameSite=Strict")
}

func stringer(w http.ResponseWriter, token string) {
	c := &http.Cookie{Name: "session", Value: token, HttpOnly: true, Secure: true} // want `session cookie "session" lacks SameSite: `
	w.Header().Add("Set-Cookie", c.String())
}

func joined(w http.ResponseWriter, token string, secure bool) {
	parts := []string{"session=" + token, "Path=/"}
	parts = append(parts, "SameSite=Lax")
	if secure {
		parts = append(parts, "Secure")
	}
	w.Header().Set("Set-Cookie", strings.Join(parts, "; ")) // want `session cookie "session" lacks HttpOnly: `
}

func built(w http.ResponseWriter, host, name, token string) {
	var b strings.Builder
	b.WriteString("session=" + token)
	attributes(&b, host)
	w.Header().Add("Set-Cookie", b.String()) // want `session cookie "session" lacks SameSite and has the parent domain of the host as its Domain`
}

func attributes(b *strings.Builder, host string) {
	b.WriteString("; Path=/; Domain=")
	b.WriteString(parent(host))
	b.WriteString("; Secure; HttpOnly;")
}

func parent(host string) string { return cut(host) }

func cut(host string) string { return host[strings.IndexByte(host, '.')+1:] }

type server struct{ cookies []*http.Cookie }

func looped(w http.ResponseWriter, token string) {
	for _, c := range []*http.Cookie{{Name: "session", Value: token, Secure: true, HttpOnly: true}} { // want `session cookie "session" lacks SameSite: `
		http.SetCookie(w, c)
	}
}

type options struct {
	AuthName  string `long:"cookie-name" default:"_forward_auth"`
	ThemeName string `long:"theme-name" default:"theme"`
}

var opts options

func tagged(w http.ResponseWriter, mac string) {
	http.SetCookie(w, &http.Cookie{Name: opts.AuthName, Value: mac, HttpOnly: true, Secure: true}) // want `lacks SameSite`
	http.SetCookie(w, &http.Cookie{Name: opts.ThemeName, Value: mac})
}
