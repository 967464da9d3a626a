// Package storage keeps sessions of its own in fiber's storages, for ever or for
// too long.
package storage

import (
	"context"

	two "github.com/gofiber/fiber/v2"
	"github.com/gofiber/fiber/v3"

	"sessionlint.test/src/expiry/lives"
)

type store struct{ kept fiber.Storage }

func (s store) save(sessionID string, user []byte) error {
	return s.kept.Set("session:"+sessionID, user, 0) // want `fiber.Storage.Set stores a session without a time to live`
}

func (s store) saveFar(ctx context.Context, sessionID string, user []byte) error {
	return s.kept.SetWithContext(ctx, "session:"+sessionID, user, lives.Year) // want `fiber.Storage.SetWithContext lives for 365 days`
}

func saveTwo(kept two.Storage, sessionID string, user []byte) error {
	return kept.Set("session:"+sessionID, user, 0) // want `fiber.Storage.Set stores a session without a time to live`
}
