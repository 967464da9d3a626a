// Package queryhelper reads tokens from the URL through another package.
package queryhelper

import (
	"net/http"
	"strings"

	"sessionlint.test/src/tokenleak/queryhelper/request"
)

func extract(r *http.Request) string {
	if h := r.Header.Get("Authorization"); h != "" {
		return strings.TrimPrefix(h, "Bearer ")
	}
	return request.Query(r, "token") // want `the URL's parameter token is accepted for a login, in place of a header or cookie`
}

func list(w http.ResponseWriter, r *http.Request) {
	if r.Header.Get("Authorization") == "" {
		w.WriteHeader(http.StatusUnauthorized)
		return
	}
	w.Write([]byte(request.Query(r, "page_token")))
	w.Write([]byte(request.Query(r, "sort")))
}
