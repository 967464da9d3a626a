// Package device authorizes televisions.
package device

import (
	"context"
	"database/sql"
	"encoding/json"
	"net/http"
	"strings"
	"time"

	"github.com/google/uuid"
)

type grant struct {
	DeviceID    string `json:"device_id"`
	AccessToken string `json:"access_token"`
	ExpiresIn   int    `json:"expires_in"`
}

type tokenMinter func() (string, error)

func compact(gen func() (uuid.UUID, error)) tokenMinter {
	return func() (string, error) {
		u, err := gen()
		if err != nil {
			return "", err
		}
		return strings.ReplaceAll(u.String(), "-", ""), nil
	}
}

type Service struct {
	db   *sql.DB
	mint tokenMinter
	life time.Duration
}

func New(db *sql.DB) *Service {
	return &Service{db: db, mint: compact(uuid.NewUUID), life: 24 * time.Hour}
}

func (s *Service) grant(ctx context.Context, device string) (*grant, error) {
	tok, err := s.mint()
	if err != nil {
		return nil, err
	}
	_, err = s.db.ExecContext(ctx, `INSERT INTO device_grants (digest, device, until) VALUES (digest($1,'sha256'), $2, $3)`,
		tok, device, time.Now().Add(s.life))
	return &grant{DeviceID: device, AccessToken: tok, ExpiresIn: int(s.life.Seconds())}, err // want `field AccessToken is a session id or token but comes from UUIDv1`
}

func (s *Service) Poll(w http.ResponseWriter, r *http.Request) {
	g, err := s.grant(r.Context(), r.PostFormValue("device"))
	if err != nil {
		http.Error(w, "later", http.StatusServiceUnavailable)
		return
	}
	w.Header().Set("Cache-Control", "no-store")
	json.NewEncoder(w).Encode(g)
}
