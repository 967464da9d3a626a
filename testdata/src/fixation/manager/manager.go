// Package manager takes the id out of the request and asks the provider.
package manager

import (
	"crypto/rand"
	"net/http"
	"net/url"

	"sessionlint.test/src/fixation/provider"
)

type store interface {
	Open(sid string) (*provider.Session, error)
	Find(sid string) (*provider.Session, bool)
}

var _ store = (*provider.Memory)(nil)

type Manager struct {
	provider store
	cookie   string
}

func (m *Manager) Start(w http.ResponseWriter, r *http.Request) (*provider.Session, error) {
	c, err := r.Cookie(m.cookie)
	if err != nil || c.Value == "" {
		return m.provider.Open(rand.Text())
	}
	sid, err := url.QueryUnescape(c.Value)
	if err != nil {
		return nil, err
	}
	return m.provider.Open(sid) // want `an id that the client sends in a cookie is the id of a new session, although the server didn't find it`
}

func (m *Manager) StartKnown(w http.ResponseWriter, r *http.Request) (*provider.Session, error) {
	c, err := r.Cookie(m.cookie)
	if err == nil && c.Value != "" {
		if s, ok := m.provider.Find(c.Value); ok {
			return s, nil
		}
	}
	return m.provider.Open(rand.Text())
}
