// Package app puts the layers together.
package app

import (
	"net/http"

	"sessionlint.test/src/fixation_layers/service"
	"sessionlint.test/src/fixation_layers/store"
	"sessionlint.test/src/fixation_layers/web"
)

func New(s *store.Store) http.Handler {
	srv := &web.Server{Service: &service.Users{}, Sessions: s, Renewing: s}
	mux := http.NewServeMux()
	mux.HandleFunc("/entry", srv.HandleEntry)
	mux.HandleFunc("/renewed", srv.HandleRenewed)
	return mux
}
