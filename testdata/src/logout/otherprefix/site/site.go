package site

import (
	"context"
	"crypto/rand"
	"net/http"

	"github.com/go-chi/chi/v5"

	"sessionlint.test/src/logout/otherprefix/members"
)

// Keeper knows who is visiting.
type Keeper interface {
	Open(ctx context.Context, tok string, member int64) error
	Lookup(ctx context.Context, tok string) (int64, error)
	Close(ctx context.Context, tok string) error
	CloseAll(ctx context.Context, member int64) error
}

type Site struct {
	chi.Router
	book *members.Book
	keep Keeper
}

const name = "__Host-museum"

func New(b *members.Book, k Keeper) *Site {
	s := &Site{Router: chi.NewRouter(), book: b, keep: k}
	s.Post("/login", s.login)
	s.Group(func(r chi.Router) {
		r.Use(s.member)
		r.Post("/logout", s.logout)
		r.Put("/phrase", s.phrase)
	})
	return s
}

type ctxMember struct{}

func (s *Site) member(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		c, err := r.Cookie(name)
		if err != nil {
			w.WriteHeader(401)
			return
		}
		no, err := s.keep.Lookup(r.Context(), c.Value)
		if err != nil {
			w.WriteHeader(401)
			return
		}
		next.ServeHTTP(w, r.WithContext(context.WithValue(r.Context(), ctxMember{}, no)))
	})
}

func (s *Site) login(w http.ResponseWriter, r *http.Request) {
	m, err := s.book.Match(r.Context(), r.FormValue("mail"), r.FormValue("phrase"))
	if err != nil {
		http.Error(w, "no", 403)
		return
	}
	tok := rand.Text() + rand.Text()
	if err := s.keep.Open(r.Context(), tok, m.No); err != nil {
		http.Error(w, "later", 503)
		return
	}
	http.SetCookie(w, cookie(tok, 6*3600))
}

func cookie(v string, age int) *http.Cookie {
	return &http.Cookie{Name: name, Value: v, Path: "/", MaxAge: age, Secure: true, HttpOnly: true, SameSite: http.SameSiteLaxMode}
}

func (s *Site) logout(w http.ResponseWriter, r *http.Request) { // want `logout ends nothing on the server, where requests are let in by what key :visit: finds`
	c, err := r.Cookie(name)
	if err != nil {
		return
	}
	if err := s.keep.Close(r.Context(), c.Value); err != nil {
		http.Error(w, "later", 503)
		return
	}
	http.SetCookie(w, cookie("", -1))
}

func (s *Site) phrase(w http.ResponseWriter, r *http.Request) {
	no := r.Context().Value(ctxMember{}).(int64)
	if err := s.book.Rephrase(r.Context(), no, r.FormValue("phrase")); err != nil {
		http.Error(w, "no", 400)
		return
	}
	if err := s.keep.CloseAll(r.Context(), no); err != nil {
		http.Error(w, "later", 503)
	}
}
