package web

import (
	"context"
	"net/http"
)

type Hooks struct {
	Forget func(ctx context.Context, id string) error
}

func LogoutHandler(h Hooks) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		c, err := r.Cookie("session")
		if err != nil {
			http.Redirect(w, r, "/", 303)
			return
		}
		http.SetCookie(w, &http.Cookie{Name: "session", Path: "/", MaxAge: -1, Secure: true, HttpOnly: true, SameSite: http.SameSiteLaxMode})
		defer http.Redirect(w, r, "/", 303)
		if h.Forget != nil {
			_ = h.Forget(r.Context(), c.Value)
		}
	}
}
