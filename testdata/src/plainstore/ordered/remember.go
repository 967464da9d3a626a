// Package remember keeps long-lived logins in MongoDB.
package remember

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"net/http"
	"time"

	"github.com/gofiber/fiber/v2"
	"go.mongodb.org/mongo-driver/v2/bson"
	"go.mongodb.org/mongo-driver/v2/mongo"
	"go.mongodb.org/mongo-driver/v2/mongo/options"
)

type Service struct {
	coll *mongo.Collection
	life time.Duration
}

type Option func(*Service)

func Life(d time.Duration) Option { return func(s *Service) { s.life = d } }

func New(db *mongo.Database, opts ...Option) *Service {
	s := &Service{coll: db.Collection("remembered"), life: 30 * 24 * time.Hour}
	for _, o := range opts {
		o(s)
	}
	return s
}

func (s *Service) Index(ctx context.Context) error {
	_, err := s.coll.Indexes().CreateOne(ctx, mongo.IndexModel{
		Keys: bson.D{{Key: "until", Value: 1}}, Options: options.Index().SetExpireAfterSeconds(0)})
	return err
}

func (s *Service) remember(ctx context.Context, user string) (string, error) {
	b := make([]byte, 20)
	if _, err := rand.Read(b); err != nil {
		return "", err
	}
	cred := fmt.Sprintf("%x", b)
	doc := bson.D{
		{Key: "user", Value: user},
		{Key: "remember_token", Value: cred},
		{Key: "until", Value: time.Now().Add(s.life)},
	}
	if _, err := s.coll.InsertOne(ctx, doc); err != nil { // want `a token is stored as it is handed out: entry "remember_token":`
		return "", err
	}
	return cred, nil
}

// After runs behind the login handler.
func (s *Service) After(c *fiber.Ctx) error {
	if err := c.Next(); err != nil {
		return err
	}
	user, ok := c.Locals("user").(string)
	if !ok || c.FormValue("remember") != "on" {
		return nil
	}
	cred, err := s.remember(c.UserContext(), user)
	if err != nil {
		return fiber.NewError(http.StatusServiceUnavailable)
	}
	c.Cookie(&fiber.Cookie{Name: "remember_me", Value: cred, Path: "/", MaxAge: int(s.life.Seconds()),
		Secure: true, HTTPOnly: true, SameSite: fiber.CookieSameSiteLaxMode})
	return nil
}

// keep stores the hash.
func (s *Service) keep(ctx context.Context, user, cred string) error {
	sum := sha256.Sum256([]byte(cred))
	_, err := s.coll.InsertOne(ctx, bson.D{{Key: "user", Value: user}, {Key: "remember_token", Value: hex.EncodeToString(sum[:])}})
	return err
}

func (s *Service) renew(ctx context.Context, user string) error {
	sum := sha256.Sum256([]byte(rand.Text()))
	return s.keep(ctx, user, hex.EncodeToString(sum[:]))
}
