// Package gosession configures sessions of go-session.
package gosession

import (
	"net/http"

	"github.com/go-session/session/v3"
)

func bare(store session.ManagerStore) {
	session.InitManager(session.SetCookieName("sid"), session.SetStore(store)) // want `session cookie of session.InitManager lacks Secure and SameSite: .*; pass session.SetSecure\(true\) and session.SetSameSite\(http.SameSiteLaxMode\)$`
}

func full(store session.ManagerStore, secure bool) *session.Manager {
	return session.NewManager(session.SetStore(store), session.SetSecure(secure), session.SetSameSite(http.SameSiteLaxMode))
}

func unknown(opts []session.Option) { session.InitManager(opts...) }
