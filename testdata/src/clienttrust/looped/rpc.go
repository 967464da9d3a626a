// Package backoffice checks the caller's role in an interceptor.
package backoffice

import (
	"net/http"
	"slices"

	"github.com/gorilla/mux"
)

type policy struct {
	name  string
	roles []string
}

var policies = map[string]policy{
	"refund":  {"refund", []string{"admin", "support"}},
	"payouts": {"payouts", []string{"admin"}},
}

func (p policy) permits(role string) bool { return slices.Contains(p.roles, role) }

type Office struct {
	router *mux.Router
}

func (o *Office) guarded(name string, h http.HandlerFunc) http.Handler {
	pol := policies[name]
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		role := "guest"
		for _, c := range r.Cookies() {
			if c.Name == "role" {
				role = c.Value
			}
		}
		if !pol.permits(role) { // want `the cookie role decides what somebody may do, but it is neither`
			http.Error(w, "not allowed", http.StatusForbidden)
			return
		}
		h(w, r)
	})
}

func New(refund, payouts http.HandlerFunc) *Office {
	o := &Office{router: mux.NewRouter()}
	o.router.Handle("/refund", o.guarded("refund", refund)).Methods(http.MethodPost)
	o.router.Handle("/payouts", o.guarded("payouts", payouts)).Methods(http.MethodPost)
	return o
}

func (o *Office) ServeHTTP(w http.ResponseWriter, r *http.Request) { o.router.ServeHTTP(w, r) }
