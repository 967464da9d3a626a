package forms

import (
	"fmt"
	"net/http"
	"sync"

	"sessionlint.test/src/tokencompare/samekind/generic"
	"sessionlint.test/src/tokencompare/samekind/tokens"
)

type Forms struct {
	Tokens *tokens.Jar
	Once   *sync.Once
}

func sid(r *http.Request) string {
	c, err := r.Cookie("__Host-sid")
	if err != nil {
		return ""
	}
	return c.Value
}

func (f *Forms) Show(w http.ResponseWriter, r *http.Request) {
	fmt.Fprintf(w, `<form method=post><input type=hidden name=csrf value=%q></form>`, f.Tokens.For(sid(r)))
}

func (f *Forms) Submit(w http.ResponseWriter, r *http.Request) {
	csrfToken := f.Tokens.For(sid(r))
	if !generic.Same(r.PostFormValue("kind"), "membership") {
		http.Error(w, "unknown form", http.StatusBadRequest)
		return
	}
	if !generic.SameSecret(csrfToken, r.PostFormValue("csrf")) {
		http.Error(w, "stale form", http.StatusForbidden)
		return
	}
	w.WriteHeader(http.StatusNoContent)
}
