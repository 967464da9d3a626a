package nethttp

import (
	"net/http"
	"strings"
	"time"
)

func full(w http.ResponseWriter, token string) {
	http.SetCookie(w, &http.Cookie{Name: "session", Value: token, Secure: true, HttpOnly: true, SameSite: http.SameSiteLaxMode})
}

func configured(w http.ResponseWriter, r *http.Request, token string, cfg config) {
	http.SetCookie(w, &http.Cookie{Name: "session", Value: token, Secure: r.TLS != nil, HttpOnly: true, SameSite: http.SameSiteLaxMode})
	http.SetCookie(w, &http.Cookie{Name: "session", Value: token, Secure: cfg.Secure, HttpOnly: true, SameSite: http.SameSiteLaxMode})
}

func later(w http.ResponseWriter, token string) {
	c := &http.Cookie{Name: "session", Value: token}
	if production {
		c.Domain = "example.org"
	}
	harden(c)
	http.SetCookie(w, c)
}

func harden(c *http.Cookie) {
	c.Secure = true
	c.HttpOnly = true
	c.SameSite = http.SameSiteLaxMode
}

func switched(w http.ResponseWriter, token string, cfg config) {
	c := &http.Cookie{Name: "session", Value: token, HttpOnly: true, SameSite: http.SameSiteLaxMode}
	if cfg.Secure {
		c.Secure = true
		c.SameSite = http.SameSiteNoneMode
	}
	http.SetCookie(w, c)
}

func deleted(w http.ResponseWriter) {
	http.SetCookie(w, &http.Cookie{Name: "session", Value: "", Path: "/", MaxAge: -1})
	http.SetCookie(w, &http.Cookie{Name: "session", Value: "gone", MaxAge: -1})
	http.SetCookie(w, &http.Cookie{Name: "session", Value: "gone", Expires: time.Unix(0, 0)})
	http.SetCookie(w, &http.Cookie{Name: "session", Value: "gone", Expires: time.Now().Add(-time.Hour)})
	http.SetCookie(w, &http.Cookie{Name: "session", Path: "/"})
	w.Header().Set("Set-Cookie", "session=; Max-Age=0")
}

func clearing(w http.ResponseWriter, r *http.Request) {
	c, err := r.Cookie("session")
	if err == nil {
		c.MaxAge = -1
		http.SetCookie(w, c)
	}
}

func otherNames(w http.ResponseWriter, v string) {
	http.SetCookie(w, &http.Cookie{Name: "csrf_token", Value: v})
	http.SetCookie(w, &http.Cookie{Name: "theme", Value: v})
	http.SetCookie(w, &http.Cookie{Name: "lang", Value: v})
	http.SetCookie(w, &http.Cookie{Name: "last_page", Value: v})
}

func client(token string) (*http.Response, error) {
	req, err := http.NewRequest("GET", "https://example.org", nil)
	if err != nil {
		return nil, err
	}
	req.AddCookie(&http.Cookie{Name: "session", Value: token})
	return http.DefaultClient.Do(req)
}

func jar(j http.CookieJar, token string) {
	j.SetCookies(nil, []*http.Cookie{{Name: "session", Value: token}})
}

func proxied(w http.ResponseWriter, resp *http.Response) {
	for _, c := range resp.Cookies() {
		http.SetCookie(w, c)
	}
	for _, v := range resp.Header.Values("Set-Cookie") {
		w.Header().Add("Set-Cookie", v)
	}
}

func again(w http.ResponseWriter, r *http.Request) {
	c, err := r.Cookie("session")
	if err != nil {
		return
	}
	harden(c)
	http.SetCookie(w, c)
}

func unknownFlags(w http.ResponseWriter, token, flags string) {
	w.Header().Set("Set-Cookie", "session="+token+"; "+flags)
	w.Header().Set("Set-Cookie", strings.Join([]string{"session=" + token, flags}, "; "))
}

func hostPrefix(w http.ResponseWriter, token string) {
	http.SetCookie(w, &http.Cookie{Name: "__Host-session", Value: token, Path: "/", Secure: true, HttpOnly: true, SameSite: http.SameSiteStrictMode})
}
