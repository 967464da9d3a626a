// Package login logs users in.
package login

import (
	"crypto/rand"

	"sessionlint.test/src/plainstore/wired/domain"
)

// A Service logs users in.
type Service struct{ Sessions domain.Sessions }

// Start logs one in.
func (s *Service) Start(user int64) (string, error) { // want `a token is stored as it is handed out: column id of table sessions \(login/login.go:\d+: handed on here -> repo/repo.go:\d+: used here\)`
	x := domain.Session{ID: rand.Text(), User: user}
	return x.ID, s.Sessions.Insert(x)
}
