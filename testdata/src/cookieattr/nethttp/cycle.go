package nethttp

import "net/http"

type hosts struct{ domain, own string }

// settle copies two fields to one another.
func (h *hosts) settle(first bool) {
	d := h.own
	if first {
		d = h.domain
	}
	h.domain = d
	o := h.domain
	if first {
		o = h.own
	}
	h.own = o
}

func (h *hosts) write(w http.ResponseWriter, token string) {
	http.SetCookie(w, &http.Cookie{Name: "session", Value: token, Domain: h.domain, Secure: true, HttpOnly: true, SameSite: http.SameSiteLaxMode})
}
