// Package web compares what package store has stored.
package web

import (
	"time"

	"sessionlint.test/src/expiry/layeredsound/store"
)

func User(s *store.Store, token string) string {
	x, err := s.ByToken(token)
	if err != nil || x.ExpiresAt.Before(time.Now()) {
		return ""
	}
	return x.Token
}
