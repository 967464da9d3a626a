package web

import (
	"encoding/json"
	"errors"
	"net/http"

	"sessionlint.test/src/tokencompare/pendingcode/reset"
)

func Reset(s *reset.Service) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		var in reset.Request
		if err := json.NewDecoder(http.MaxBytesReader(w, r.Body, 4096)).Decode(&in); err != nil {
			http.Error(w, "malformed", http.StatusBadRequest)
			return
		}
		switch err := s.Finish(r.Context(), in); {
		case errors.Is(err, reset.ErrRefused):
			http.Error(w, "refused", http.StatusForbidden)
		case err != nil:
			http.Error(w, "try again", http.StatusInternalServerError)
		default:
			w.WriteHeader(http.StatusNoContent)
		}
	})
}
