// Package chat upgrades browser connections and joins them to rooms.
package chat

import (
	"context"
	"errors"
	"net/http"
	"sync"
	"time"

	"github.com/go-chi/chi/v5"
	"github.com/gorilla/websocket"
)

type Member struct {
	ID   int64
	Name string
}

type Directory interface {
	MemberBySession(ctx context.Context, digest string) (*Member, error)
}

type credentialFunc func(r *http.Request) string

type Hub struct {
	dir      Directory
	up       websocket.Upgrader
	sources  []credentialFunc
	mu       sync.Mutex
	rooms    map[string][]*websocket.Conn
	digester func(string) string
}

func New(dir Directory, digester func(string) string) *Hub {
	return &Hub{
		dir:      dir,
		digester: digester,
		sources:  []credentialFunc{fromCookie, fromAddress},
		rooms:    map[string][]*websocket.Conn{},
		up:       websocket.Upgrader{HandshakeTimeout: 5 * time.Second},
	}
}

func fromCookie(r *http.Request) string {
	c, err := r.Cookie("chat_session")
	if err != nil {
		return ""
	}
	return c.Value
}

func fromAddress(r *http.Request) string {
	v := r.URL.Query()
	return v.Get("access_token") // want `the URL's parameter access_token is accepted for a login, in place of`
}

func (h *Hub) member(r *http.Request) (*Member, error) {
	for _, src := range h.sources {
		if s := src(r); s != "" {
			return h.dir.MemberBySession(r.Context(), h.digester(s))
		}
	}
	return nil, errors.New("no credentials")
}

func (h *Hub) Routes() http.Handler {
	r := chi.NewRouter()
	r.Get("/rooms/{room}", h.join)
	return r
}

func (h *Hub) join(w http.ResponseWriter, r *http.Request) {
	m, err := h.member(r)
	if err != nil {
		http.Error(w, "not signed in", http.StatusUnauthorized)
		return
	}
	conn, err := h.up.Upgrade(w, r, nil)
	if err != nil {
		return
	}
	room := chi.URLParam(r, "room")
	h.mu.Lock()
	h.rooms[room] = append(h.rooms[room], conn)
	h.mu.Unlock()
	_ = conn.WriteJSON(map[string]any{"joined": m.Name})
}
