package main

import (
	"log/slog"
	"net/http"
)

// auditLogout notes a logout, and is none.
func auditLogout(w http.ResponseWriter, r *http.Request) {
	slog.Info("logout", "path", r.URL.Path)
}
