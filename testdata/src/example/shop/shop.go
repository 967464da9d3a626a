// Package shop is the shop's web application. Its sessions are wrong in the
// ways that sessionlint is about; don't copy it.
package shop

import (
	"net/http"
	"time"

	"sessionlint.test/src/example/internal/web"
	"sessionlint.test/src/example/shop/order"
	"sessionlint.test/src/example/shop/session"
)

const sessionCookie = "shop_session"

// A Verifier checks a customer's password.
type Verifier interface {
	Verify(name, password string) bool
}

// A Server answers the shop's customers.
type Server struct {
	Customers Verifier
	Sessions  *session.Manager
}

// Handler returns the routes.
func (s *Server) Handler() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("POST /login", s.login)
	mux.HandleFunc("POST /logout", s.logout)
	mux.HandleFunc("POST /order", s.order)
	mux.HandleFunc("POST /theme", s.theme)
	return mux
}

func (s *Server) login(w http.ResponseWriter, r *http.Request) {
	name := r.PostFormValue("name")
	if !s.Customers.Verify(name, r.PostFormValue("password")) {
		web.Error(w, http.StatusUnauthorized, "wrong name or password")
		return
	}
	setSession(w, s.Sessions.Start(name))
	web.JSON(w, http.StatusOK, map[string]string{"name": name})
}

// setSession forgets Secure.
func setSession(w http.ResponseWriter, sess session.Session) {
	c := &http.Cookie{
		Name:     sessionCookie,
		Value:    sess.Token,
		Path:     "/",
		Expires:  sess.Expires,
		HttpOnly: true,
	}
	c.SameSite = http.SameSiteLaxMode
	http.SetCookie(w, c)
}

// logout is right: the session ends on the server, then the cookie goes.
func (s *Server) logout(w http.ResponseWriter, r *http.Request) {
	if c, err := r.Cookie(sessionCookie); err == nil {
		s.Sessions.End(c.Value)
	}
	http.SetCookie(w, &http.Cookie{Name: sessionCookie, Path: "/", MaxAge: -1})
	http.Redirect(w, r, "/", http.StatusSeeOther)
}

func (s *Server) order(w http.ResponseWriter, r *http.Request) {
	c, err := r.Cookie(sessionCookie)
	if err != nil {
		web.Error(w, http.StatusUnauthorized, "log in first")
		return
	}
	sess, ok := s.Sessions.Find(c.Value)
	if !ok {
		web.Error(w, http.StatusUnauthorized, "log in first")
		return
	}
	web.JSON(w, http.StatusCreated, order.Place(sess.User, r.PostFormValue("article")))
}

// theme writes a cookie that is no session's: nothing to report.
func (s *Server) theme(w http.ResponseWriter, r *http.Request) {
	http.SetCookie(w, &http.Cookie{Name: "theme", Value: r.PostFormValue("theme"), Expires: time.Now().AddDate(1, 0, 0)})
	w.WriteHeader(http.StatusNoContent)
}
