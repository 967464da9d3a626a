package web

import (
	"context"
	"crypto/rand"
	"net/http"
	"time"

	"github.com/go-chi/chi/v5"

	"sessionlint.test/src/cookieattr/optionloop/kit"
)

type Sessions interface {
	Begin(ctx context.Context, id, user string, ttl time.Duration) error
}

type Server struct {
	sessions Sessions
	check    func(user, pass string) bool
}

func Router(ss Sessions, check func(user, pass string) bool) http.Handler {
	s := &Server{ss, check}
	r := chi.NewRouter()
	r.Post("/login", s.login)
	r.Post("/theme", func(w http.ResponseWriter, r *http.Request) {
		kit.Write(w, "theme", r.PostFormValue("theme"), kit.Lasting(1<<24))
	})
	return r
}

func (s *Server) login(w http.ResponseWriter, r *http.Request) {
	user := r.PostFormValue("user")
	if !s.check(user, r.PostFormValue("password")) {
		http.Error(w, "no", http.StatusUnauthorized)
		return
	}
	id := rand.Text()
	if err := s.sessions.Begin(r.Context(), id, user, time.Hour); err != nil {
		http.Error(w, "later", http.StatusServiceUnavailable)
		return
	}
	kit.Write(w, "session_id", id, kit.Lasting(3600), kit.ServerOnly(), kit.Same(http.SameSiteLaxMode)) // want `session cookie "session_id" lacks Secure: it is sent over plain HTTP;`
}

// all has everything.
func (s *Server) all(w http.ResponseWriter, id string) {
	kit.Write(w, "session_id", id, kit.Lasting(3600), kit.ServerOnly(), kit.Encrypted(), kit.Same(http.SameSiteLaxMode))
}

// own adds to the options what it is given.
func own(w http.ResponseWriter, id string, opts ...kit.Option) {
	kit.Write(w, "session_id", id, opts...)
}

func (s *Server) handed(w http.ResponseWriter, id string) {
	own(w, id, kit.Encrypted(), kit.ServerOnly(), kit.Same(http.SameSiteStrictMode))
	own(w, id, kit.Encrypted(), kit.Same(http.SameSiteStrictMode)) // want `session cookie "session_id" lacks HttpOnly`
}

// chosen has what a setting says.
func (s *Server) chosen(w http.ResponseWriter, id string, tls bool) {
	opts := []kit.Option{kit.ServerOnly(), kit.Same(http.SameSiteLaxMode)}
	if tls {
		opts = append(opts, kit.Encrypted())
	}
	kit.Write(w, "session_id", id, opts...)
}

// inline is a function literal.
func (s *Server) inline(w http.ResponseWriter, id string) {
	kit.Write(w, "session_id", id, func(c *http.Cookie) { c.Secure, c.HttpOnly, c.SameSite = true, true, http.SameSiteLaxMode })
}

// out deletes.
func (s *Server) out(w http.ResponseWriter) { kit.Write(w, "session_id", "-", kit.Lasting(-1)) }

// made is completed by others.
func (s *Server) made(w http.ResponseWriter, id string) {
	http.SetCookie(w, kit.New("session_id", id, kit.Encrypted(), kit.Same(http.SameSiteLaxMode))) // want `session cookie "session_id" lacks HttpOnly`
	http.SetCookie(w, kit.New("session_id", id, kit.Encrypted(), kit.ServerOnly(), kit.Same(http.SameSiteLaxMode)))
}
