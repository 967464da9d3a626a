// Package web keeps its sessions in a store that somebody gives it.
package web

import (
	"context"
	"net/http"
	"time"

	"github.com/google/uuid"
	"golang.org/x/crypto/bcrypt"
)

type KV interface {
	Put(ctx context.Context, key, value string, ttl time.Duration) error
	Fetch(ctx context.Context, key string) (string, error)
}

type Options struct {
	Prefix string
	TTL    time.Duration
}

type Server struct {
	kv     KV
	opt    Options
	hashes map[string][]byte
}

func New(kv KV, opt Options) *Server { return &Server{kv: kv, opt: opt, hashes: map[string][]byte{}} }

func (s *Server) Login(w http.ResponseWriter, r *http.Request) {
	u := r.FormValue("user")
	if bcrypt.CompareHashAndPassword(s.hashes[u], []byte(r.FormValue("password"))) != nil {
		http.Error(w, "no", http.StatusUnauthorized)
		return
	}
	id := uuid.NewString()
	if err := s.kv.Put(r.Context(), s.opt.Prefix+id, u, s.opt.TTL); err != nil {
		http.Error(w, "no", http.StatusInternalServerError)
		return
	}
	http.SetCookie(w, &http.Cookie{Name: "sid", Value: id, Path: "/", HttpOnly: true, Secure: true, SameSite: http.SameSiteLaxMode})
}

func (s *Server) User(r *http.Request) (string, error) {
	c, err := r.Cookie("sid")
	if err != nil {
		return "", err
	}
	return s.kv.Fetch(r.Context(), s.opt.Prefix+c.Value)
}

func (s *Server) Remember(ctx context.Context, session, user string) error {
	if err := s.kv.Put(ctx, "session:"+session, user, 24*time.Hour); err != nil {
		return err
	}
	return s.kv.Put(ctx, "session:"+session+":user", user, 0) // want `web.KV.Put stores a session without a time to live`
}
