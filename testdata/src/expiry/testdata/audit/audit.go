// Package audit opens a terminal that never asks for the session again.
package audit

import (
	"net/http"

	"github.com/gorilla/websocket"
)

var upgrader websocket.Upgrader

func verifySession(token string) error { return nil }

type terminal struct{ conn *websocket.Conn }

func open(w http.ResponseWriter, r *http.Request) (*terminal, error) {
	if err := verifySession(r.Header.Get("Authorization")); err != nil {
		return nil, err
	}
	conn, err := upgrader.Upgrade(w, r, nil) // want `the connection is authenticated only when it is opened`
	return &terminal{conn}, err
}

func (t *terminal) Read(p []byte) (int, error) {
	_, message, err := t.conn.ReadMessage()
	return copy(p, message), err
}
