package app

import (
	"net/http"
	"time"

	"github.com/go-chi/chi/v5"
	"github.com/go-chi/jwtauth/v5"

	"sessionlint.test/src/hardkey/defaultsmap/settings"
)

func Router(s *settings.Settings, check func(user, pass string) bool) http.Handler {
	ja := jwtauth.New("HS256", []byte(s.Auth.SigningSecret), nil) // want `the key \(argument of v5\.New\) is the setting "SigningSecret", by`
	r := chi.NewRouter()
	r.Post("/login", func(w http.ResponseWriter, r *http.Request) {
		user := r.PostFormValue("user")
		if !check(user, r.PostFormValue("password")) {
			http.Error(w, "no", http.StatusUnauthorized)
			return
		}
		claims := map[string]any{"sub": user}
		jwtauth.SetExpiry(claims, time.Now().Add(time.Duration(s.Auth.Minutes)*time.Minute))
		_, raw, err := ja.Encode(claims)
		if err != nil {
			http.Error(w, "no", http.StatusInternalServerError)
			return
		}
		w.Write([]byte(raw))
	})
	r.Group(func(r chi.Router) {
		r.Use(jwtauth.Verifier(ja), jwtauth.Authenticator(ja))
		r.Get("/me", func(w http.ResponseWriter, r *http.Request) {
			_, claims, _ := jwtauth.FromContext(r.Context())
			sub, _ := claims["sub"].(string)
			w.Write([]byte(sub))
		})
	})
	return r
}
