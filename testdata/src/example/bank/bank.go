// Package bank is the bank's web application. Its sessions are wrong in the
// ways that sessionlint is about; don't copy it.
package bank

import (
	"fmt"
	"net/http"

	"sessionlint.test/src/example/bank/account"
	"sessionlint.test/src/example/bank/session"
	"sessionlint.test/src/example/internal/web"
)

const sessionCookie = "bank_session"

// A Server answers the bank's customers and tellers.
type Server struct {
	accounts account.Directory
	sessions session.Store
	mail     func(to, text string) error
}

// New returns a server over the given stores.
func New(accounts account.Directory, sessions session.Store, mail func(to, text string) error) *Server {
	return &Server{accounts: accounts, sessions: sessions, mail: mail}
}

// Handler returns the routes.
func (s *Server) Handler() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("POST /login", s.login)
	mux.HandleFunc("POST /logout", s.logout)
	mux.HandleFunc("POST /reset", s.reset)
	mux.HandleFunc("GET /balance", s.balance)
	mux.HandleFunc("GET /teller", s.teller)
	return mux
}

func (s *Server) login(w http.ResponseWriter, r *http.Request) {
	a, err := s.accounts.Verify(r.PostFormValue("name"), r.PostFormValue("password"))
	if err != nil {
		web.Error(w, http.StatusUnauthorized, "wrong name or password")
		return
	}
	sess, err := s.sessions.Create(a.Name)
	if err != nil {
		web.Error(w, http.StatusInternalServerError, "try again later")
		return
	}
	// Sent over plain HTTP too, and readable by scripts.
	http.SetCookie(w, &http.Cookie{Name: sessionCookie, Value: sess.ID, Path: "/"})
	if a.Teller {
		// Who is a teller is the browser's word.
		w.Header().Add("Set-Cookie", fmt.Sprintf("authenticated=%t; Path=/; Max-Age=%d", a.Teller, 8*60*60))
	}
	web.JSON(w, http.StatusOK, map[string]string{"name": a.Name})
}

// logout clears the cookie, but the session stays in the store: who has
// copied the cookie is still logged in.
func (s *Server) logout(w http.ResponseWriter, r *http.Request) {
	http.SetCookie(w, &http.Cookie{Name: sessionCookie, Path: "/", MaxAge: -1})
	http.Redirect(w, r, "/", http.StatusSeeOther)
}

func (s *Server) reset(w http.ResponseWriter, r *http.Request) {
	if a, ok := s.accounts.ByName(r.PostFormValue("name")); ok {
		token := session.NewResetToken()
		if err := s.mail(a.Name, "Your code: "+token); err != nil {
			web.Error(w, http.StatusBadGateway, "mail could not be sent")
			return
		}
	}
	w.WriteHeader(http.StatusAccepted)
}

func (s *Server) user(r *http.Request) (*account.Account, bool) {
	c, err := r.Cookie(sessionCookie)
	if err != nil {
		return nil, false
	}
	sess, ok := s.sessions.Lookup(c.Value)
	if !ok {
		return nil, false
	}
	return s.accounts.ByName(sess.User)
}

func (s *Server) balance(w http.ResponseWriter, r *http.Request) {
	a, ok := s.user(r)
	if !ok {
		web.Error(w, http.StatusUnauthorized, "log in first")
		return
	}
	web.JSON(w, http.StatusOK, map[string]int64{"balance": a.Balance})
}

func (s *Server) teller(w http.ResponseWriter, r *http.Request) {
	c, err := r.Cookie("authenticated")
	if err != nil || c.Value != "true" {
		web.Error(w, http.StatusForbidden, "tellers only")
		return
	}
	web.JSON(w, http.StatusOK, map[string]string{"desk": "open"})
}
