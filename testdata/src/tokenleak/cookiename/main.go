package main

import (
	"context"
	"log/slog"
	"net/http"

	"sessionlint.test/src/tokenleak/cookiename/sess"
)

func main() {
	st := sess.New()
	http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		c, err := r.Cookie("session")
		if err != nil {
			slog.Warn("no session", "err", err)
			return
		}
		s, err := st.Lookup(context.Background(), c.Value)
		if err != nil {
			slog.Warn("session refused", "err", err, "cookie", c.Name)
			return
		}
		slog.Info("request", "session", s.PublicID, "user", s.UserID, "authenticated", c.Value != "", "request_id", r.Header.Get("X-Request-Id"))
	})
	http.ListenAndServe(":80", nil)
}
