package web

import (
	"context"
	"net/http"

	"github.com/go-chi/chi/v5"

	"sessionlint.test/src/logout/authend/store"
)

type Auth interface {
	SignOn(ctx context.Context, email, pw string) (string, error)
	SignOff(ctx context.Context, tok string) error
	Who(ctx context.Context, tok string) (store.AccessGrant, error)
}

type API struct{ Auth Auth }

func (a *API) Routes() http.Handler {
	r := chi.NewRouter()
	r.Post("/auth/begin", a.begin)
	r.Group(func(r chi.Router) {
		r.Use(a.gate)
		r.Post("/auth/end", a.end)
		r.Get("/me", func(w http.ResponseWriter, r *http.Request) { w.Write([]byte("you")) })
	})
	return r
}

func (a *API) gate(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		c, err := r.Cookie("grant")
		if err != nil {
			http.Error(w, "no", 401)
			return
		}
		if _, err := a.Auth.Who(r.Context(), c.Value); err != nil {
			http.Error(w, "no", 401)
			return
		}
		next.ServeHTTP(w, r)
	})
}

func (a *API) begin(w http.ResponseWriter, r *http.Request) {
	tok, err := a.Auth.SignOn(r.Context(), r.FormValue("email"), r.FormValue("password"))
	if err != nil {
		http.Error(w, "no", 401)
		return
	}
	http.SetCookie(w, &http.Cookie{Name: "grant", Value: tok, Path: "/", MaxAge: 8 * 3600, Secure: true, HttpOnly: true, SameSite: http.SameSiteLaxMode})
}

func (a *API) end(w http.ResponseWriter, r *http.Request) { // want `end only touches the client's side and leaves the session on the server .*`
	c, _ := r.Cookie("grant")
	if err := a.Auth.SignOff(r.Context(), c.Value); err != nil {
		http.Error(w, "oops", 500)
		return
	}
	http.SetCookie(w, &http.Cookie{Name: "grant", Path: "/", MaxAge: -1, Secure: true, HttpOnly: true, SameSite: http.SameSiteLaxMode})
	w.WriteHeader(204)
}
