// Package site configures the sessions of the fiber site.
package site

import (
	"crypto/md5"
	"fmt"
	"os"
	"sync/atomic"
	"time"

	"github.com/gofiber/fiber/v2"
	"github.com/gofiber/fiber/v2/middleware/session"
)

type sequence struct {
	node string
	n    atomic.Uint64
}

func newSequence() *sequence {
	host, _ := os.Hostname()
	return &sequence{node: host}
}

func (s *sequence) next() string {
	return fmt.Sprintf("%x", md5.Sum(fmt.Appendf(nil, "%s/%d/%d", s.node, os.Getpid(), s.n.Add(1))))
}

func Sessions(storage fiber.Storage) *session.Store {
	seq := newSequence()
	return session.New(session.Config{
		Storage:        storage,
		Expiration:     2 * time.Hour,
		KeyLookup:      "cookie:__Host-site",
		KeyGenerator:   seq.next, // want `field KeyGenerator, which makes ids is a session id or token but comes from hostname \(src/weaktoken/methodvalue/fiber.go:\d+: os.Hostname called\): an attacker`
		CookieSecure:   true,
		CookieHTTPOnly: true,
		CookieSameSite: "Lax",
	})
}

func App(storage fiber.Storage) *fiber.App {
	st := Sessions(storage)
	app := fiber.New()
	app.Get("/visits", func(c *fiber.Ctx) error {
		s, err := st.Get(c)
		if err != nil {
			return err
		}
		n, _ := s.Get("n").(int)
		s.Set("n", n+1)
		if err := s.Save(); err != nil {
			return err
		}
		return c.JSON(n + 1)
	})
	return app
}
