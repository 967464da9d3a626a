// Package refresh issues refresh tokens to the mobile app.
package refresh

import (
	"context"
	"crypto/sha256"
	"time"

	"github.com/oklog/ulid/v2"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/status"
	"gorm.io/gorm"
)

type IDer interface{ NewID() string }

type IDFunc func() string

func (f IDFunc) NewID() string { return f() }

type Grant struct {
	ID     string `gorm:"primaryKey"`
	UserID string
	Digest []byte `gorm:"uniqueIndex"`
	Until  time.Time
}

type Server struct {
	db  *gorm.DB
	ids IDer
}

func NewServer(db *gorm.DB) *Server {
	return &Server{db: db, ids: IDFunc(func() string { return ulid.Make().String() })}
}

type Reply struct {
	RefreshToken string
	ExpiresAt    time.Time
}

func (s *Server) Issue(ctx context.Context, user string) (*Reply, error) {
	rep := &Reply{RefreshToken: s.ids.NewID(), ExpiresAt: time.Now().AddDate(0, 1, 0)} // want `field RefreshToken is a session id or token but comes from ULID with`
	sum := sha256.Sum256([]byte(rep.RefreshToken))
	g := Grant{ID: s.ids.NewID(), UserID: user, Digest: sum[:], Until: rep.ExpiresAt}
	if err := s.db.WithContext(ctx).Create(&g).Error; err != nil {
		return nil, status.Error(codes.Unavailable, "grants")
	}
	return rep, nil
}
