// Package keyvalues logs through the application's own function, which takes
// the request for its logger.
package keyvalues

import (
	"errors"
	"net/http"

	"sessionlint.test/src/tokenleak/keyvalues/applog"
)

func fails(w http.ResponseWriter, r *http.Request) {
	applog.Error(r, "no such user", "name", r.FormValue("name"), errors.New("not found"))
	applog.Warn(r, "retry", "path", r.URL.Path)
	applog.Warn(r.Context(), "retry", "path", r.URL.Path)
}

func whole(w http.ResponseWriter, r *http.Request) {
	applog.Error(r, "no such user", "request", r) // want `the request with its cookies and Authorization header is written to the log`
}

func text(w http.ResponseWriter, r *http.Request) {
	applog.Warn(r.Header.Get("Authorization")) // want `header Authorization is written to the log`
}

func branches(w http.ResponseWriter, r *http.Request, status int) {
	list := []any{r, "answered", "headers", r.Header}
	switch {
	case status >= 500:
		applog.Error(list...) // want `the request's whole header with cookies and Authorization is written to the log`
	default:
		applog.Warn(list...)
	}
}
