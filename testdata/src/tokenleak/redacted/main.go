package main

import (
	"crypto/sha256"
	"encoding/hex"
	"log/slog"
	"net/http"
	"strings"

	"sessionlint.test/src/tokenleak/redacted/secret"
)

func fp(s string) string {
	h := sha256.Sum256([]byte(s))
	return hex.EncodeToString(h[:6])
}

func main() {
	http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		tok := secret.String(strings.TrimPrefix(r.Header.Get("Authorization"), "Bearer "))
		slog.Info("seen", "token", tok, "fp", fp(string(tok)), "len", len(tok))
		h := r.Header.Clone()
		h.Del("Authorization")
		h.Del("Cookie")
		slog.Debug("headers", "h", h)
	})
	http.ListenAndServe(":80", nil)
}
