// Package edge verifies tokens and hands the user on to the services behind.
package edge

import (
	"net/http"
	"net/http/httputil"
	"net/url"
	"strings"
)

type Verifier interface {
	Verify(token string) (user string, groups []string, err error)
}

type Edge struct {
	v     Verifier
	proxy *httputil.ReverseProxy
}

func New(v Verifier, backend *url.URL) *Edge {
	return &Edge{v: v, proxy: &httputil.ReverseProxy{Rewrite: func(pr *httputil.ProxyRequest) {
		pr.SetURL(backend)
		pr.SetXForwarded()
	}}}
}

func annotate(h http.Header, user string, groups []string) {
	h.Del("Authorization")
	h.Add("X-Auth-User", user) // want `the request's header X-Auth-User is added to, and what the client`
	h.Set("X-Auth-Groups", strings.Join(groups, ","))
}

func (e *Edge) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	tok, ok := strings.CutPrefix(r.Header.Get("Authorization"), "Bearer ")
	if !ok {
		http.Error(w, "no", http.StatusUnauthorized)
		return
	}
	user, groups, err := e.v.Verify(tok)
	if err != nil {
		http.Error(w, "no", http.StatusUnauthorized)
		return
	}
	annotate(r.Header, user, groups)
	e.proxy.ServeHTTP(w, r)
}

// What the client sent under the name is taken away first.
func replace(h http.Header, user string) {
	h.Del("X-Auth-Member")
	h.Add("X-Auth-Member", user)
}

// The header of a request that is made here has nothing of the client's.
func sign(h http.Header, user string) { h.Add("X-Upstream-User", user) }

func (e *Edge) Other(w http.ResponseWriter, r *http.Request) {
	user, _, err := e.v.Verify(r.Header.Get("Authorization"))
	if err != nil {
		http.Error(w, "no", http.StatusUnauthorized)
		return
	}
	replace(r.Header, user)
	out, err := http.NewRequestWithContext(r.Context(), http.MethodGet, "http://backend/", nil)
	if err != nil {
		return
	}
	sign(out.Header, user)
	e.proxy.ServeHTTP(w, out)
}
