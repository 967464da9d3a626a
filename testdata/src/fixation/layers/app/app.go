// Package app puts the layers together.
package app

import (
	"net/http"

	"sessionlint.test/src/fixation/layers/service"
	"sessionlint.test/src/fixation/layers/store"
	"sessionlint.test/src/fixation/layers/web"
)

func New(s *store.Store) http.Handler {
	srv := &web.Server{Service: &service.Users{}, Sessions: s, Renewing: s}
	mux := http.NewServeMux()
	mux.HandleFunc("/entry", srv.HandleEntry)
	mux.HandleFunc("/renewed", srv.HandleRenewed)
	return mux
}
