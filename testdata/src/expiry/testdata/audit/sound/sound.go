// Package sound asks for the session at each message.
package sound

import (
	"net/http"

	"github.com/gorilla/websocket"
)

var upgrader websocket.Upgrader

func verifySession(token string) error { return nil }

func serve(w http.ResponseWriter, r *http.Request) {
	token := r.Header.Get("Authorization")
	conn, err := upgrader.Upgrade(w, r, nil)
	if err != nil {
		return
	}
	for {
		if _, _, err := conn.ReadMessage(); err != nil {
			return
		}
		if verifySession(token) != nil {
			return
		}
	}
}
