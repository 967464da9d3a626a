// Package storagesound keeps sessions that end in fiber's storages, and other
// things for ever.
package storagesound

import (
	"context"

	two "github.com/gofiber/fiber/v2"
	"github.com/gofiber/fiber/v3"

	"sessionlint.test/src/expiry/lives"
)

type store struct {
	kept fiber.Storage
	cfg  lives.Config
}

func (s store) save(sessionID string, user []byte) error {
	return s.kept.Set("session:"+sessionID, user, lives.Shift)
}

func (s store) configured(ctx context.Context, sessionID string, user []byte) error {
	return s.kept.SetWithContext(ctx, "session:"+sessionID, user, s.cfg.Session)
}

func (s store) theme(user string, theme []byte) error {
	return s.kept.Set("theme:"+user, theme, 0)
}

func saveTwo(kept two.Storage, sessionID string, user []byte) error {
	return kept.Set("session:"+sessionID, user, lives.Short())
}
