package httpx

import (
	"net/http"
	"net/url"
)

// Cookie returns the unescaped value of a cookie, or def.
func Cookie(r *http.Request, name, def string) string {
	c, err := r.Cookie(name)
	if err != nil {
		return def
	}
	v, err := url.QueryUnescape(c.Value)
	if err != nil {
		return def
	}
	return v
}
