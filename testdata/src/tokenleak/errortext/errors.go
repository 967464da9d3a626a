// Package gate guards the fiber API with opaque bearer keys.
package gate

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"errors"
	"fmt"
	"strings"

	"github.com/gofiber/fiber/v2"
)

type lookupError struct {
	What string
	Err  error
}

func (e *lookupError) Error() string { return e.What + ": " + e.Err.Error() }
func (e *lookupError) Unwrap() error { return e.Err }

type Grants struct{ db *sql.DB }

func (g *Grants) Owner(ctx context.Context, bearer string) (int64, error) {
	sum := sha256.Sum256([]byte(bearer))
	var owner int64
	err := g.db.QueryRowContext(ctx, `SELECT owner_id FROM grants WHERE digest = $1`, hex.EncodeToString(sum[:])).Scan(&owner)
	if err != nil {
		return 0, &lookupError{What: fmt.Sprintf("no grant for %q", bearer), Err: err} // want `the parameter bearer is put into an error's text: errors are logged`
	}
	return owner, nil
}

func Require(db *sql.DB) fiber.Handler {
	grants := &Grants{db: db}
	return func(c *fiber.Ctx) error {
		scheme, cred, ok := strings.Cut(c.Get(fiber.HeaderAuthorization), " ")
		if !ok || !strings.EqualFold(scheme, "bearer") {
			return fiber.ErrUnauthorized
		}
		owner, err := grants.Owner(c.UserContext(), cred)
		switch {
		case errors.Is(err, sql.ErrNoRows):
			return fiber.NewError(fiber.StatusUnauthorized, err.Error())
		case err != nil:
			return err
		}
		c.Locals("owner", owner)
		return c.Next()
	}
}

// A refused names the key in a field that its text leaves out.
type refused struct{ Bearer, Reason string }

func (r *refused) Error() string { return r.Reason }

func refuse(bearer string) error { return &refused{Bearer: bearer, Reason: "no grant"} }

func unknown(bearer string) error {
	return errors.New("no grant for " + bearer) // want `the parameter bearer is put into an error's text`
}

func short(bearer string) error {
	return errors.New(fmt.Sprintf("no grant for a key of %d bytes", len(bearer)))
}

func answer(c *fiber.Ctx) error {
	return fiber.NewError(fiber.StatusUnauthorized, "refused: "+c.Get(fiber.HeaderAuthorization)) // want `the request's header Authorization is sent back in an error response`
}
