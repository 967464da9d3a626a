// Package simplesessions has the signatures of github.com/zerodha/simplesessions/v3
// at commit 08b2debbbaad (manager.go, session.go) that the catalog and the
// tests need.
package simplesessions

import (
	"context"
	"net/http"
	"time"
)

type Manager struct{}

type Options struct {
	EnableAutoCreate bool
	SessionIDLength  int
	Cookie           CookieOptions
}

type CookieOptions struct {
	Name       string
	Domain     string
	Path       string
	IsSecure   bool
	IsHTTPOnly bool
	SameSite   http.SameSite
	Expires    time.Time
	MaxAge     time.Duration
}

// Store has some of its methods here.
type Store interface {
	Create(id string) error
	Destroy(id string) error
}

type Session struct{}

func New(opts Options) *Manager { return nil }

func (m *Manager) UseStore(str Store) {}

func (m *Manager) SetSessionIDHooks(generateID func() (string, error), validateID func(string) bool) {
}

func (m *Manager) NewSession(r, w interface{}) (*Session, error) { return nil, nil }

func (m *Manager) Acquire(c context.Context, r, w interface{}) (*Session, error) { return nil, nil }

func (s *Session) ID() string { return "" }

func (s *Session) Get(key string) (interface{}, error) { return nil, nil }

func (s *Session) Set(key string, val interface{}) error { return nil }

func (s *Session) SetMulti(data map[string]interface{}) error { return nil }

func (s *Session) Delete(key ...string) error { return nil }

func (s *Session) Clear() error { return nil }

func (s *Session) ClearCookie() error { return nil }

func (s *Session) Destroy() error { return nil }
