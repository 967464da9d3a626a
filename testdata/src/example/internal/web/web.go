// Package web holds what the bank's and the shop's handlers share.
package web

import (
	"encoding/json"
	"log"
	"net/http"
)

// JSON writes v as the response.
func JSON(w http.ResponseWriter, status int, v any) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	if err := json.NewEncoder(w).Encode(v); err != nil {
		log.Printf("web: write response: %v", err)
	}
}

// Error writes a message for people.
func Error(w http.ResponseWriter, status int, message string) {
	JSON(w, status, map[string]string{"error": message})
}
