package hooks

import (
	"crypto/hmac"
	"io"
	"net/http"
)

type signer interface{ Sign([]byte) string }

type handler struct{ s signer }

func New(s signer) http.Handler { return &handler{s} }

func (h *handler) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	body, err := io.ReadAll(io.LimitReader(r.Body, 1<<20))
	if err != nil {
		http.Error(w, "read", 400)
		return
	}
	if !h.ok(r.Header.Get("X-Signature"), body) {
		http.Error(w, "signature", http.StatusForbidden)
		return
	}
	w.WriteHeader(http.StatusAccepted)
}

func (h *handler) ok(given string, body []byte) bool {
	want := h.s.Sign(body)
	return given != "" && hmac.Equal([]byte(given), []byte(want))
}
