// Package web has the handlers. It knows the service and the sessions only by
// what it asks of them.
package web

import "net/http"

type Service interface {
	Authenticated(name, password string) (int, error)
}

type Sessions interface {
	Start(w http.ResponseWriter, r *http.Request, user int) error
}

type Renewing interface {
	Begin(w http.ResponseWriter, r *http.Request, user int) error
}

type Server struct {
	Service  Service
	Sessions Sessions
	Renewing Renewing
}

func (s *Server) HandleEntry(w http.ResponseWriter, r *http.Request) { // reported from app: HandleEntry verifies a password and then puts "uid" into the session (src/fixation_layers/store/store.go:13)
	id, err := s.Service.Authenticated(r.FormValue("name"), r.FormValue("pw"))
	if err != nil {
		return
	}
	_ = s.Sessions.Start(w, r, id)
}

func (s *Server) HandleRenewed(w http.ResponseWriter, r *http.Request) {
	id, err := s.Service.Authenticated(r.FormValue("name"), r.FormValue("pw"))
	if err != nil {
		return
	}
	_ = s.Renewing.Begin(w, r, id)
}
