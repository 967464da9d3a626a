package main

import (
	"context"
	"errors"
	"log"
	"os"
	"strings"
	"time"

	"github.com/gofiber/fiber/v2"
	"github.com/golang-jwt/jwt/v5"
	"github.com/google/uuid"
	"github.com/redis/go-redis/v9"
	"golang.org/x/crypto/bcrypt"
)

type Claims struct {
	jwt.RegisteredClaims
	Role string `json:"role"`
}

type account struct {
	ID, Role string
	Hash     []byte
}

type Accounts interface {
	ByEmail(ctx context.Context, email string) (*account, error)
}

type Server struct {
	key      []byte
	rdb      *redis.Client
	accounts Accounts
}

func (s *Server) login(c *fiber.Ctx) error {
	var in struct{ Email, Password string }
	if err := c.BodyParser(&in); err != nil {
		return fiber.ErrBadRequest
	}
	acc, err := s.accounts.ByEmail(c.Context(), in.Email)
	if err != nil || bcrypt.CompareHashAndPassword(acc.Hash, []byte(in.Password)) != nil {
		return fiber.ErrUnauthorized
	}
	now := time.Now()
	t := jwt.NewWithClaims(jwt.SigningMethodHS256, Claims{
		RegisteredClaims: jwt.RegisteredClaims{
			ID: uuid.NewString(), Subject: acc.ID,
			IssuedAt: jwt.NewNumericDate(now), ExpiresAt: jwt.NewNumericDate(now.Add(8 * time.Hour)),
		},
		Role: acc.Role,
	})
	signed, err := t.SignedString(s.key)
	if err != nil {
		return err
	}
	return c.JSON(fiber.Map{"token": signed})
}

func (s *Server) parse(c *fiber.Ctx) (*Claims, error) {
	raw, ok := strings.CutPrefix(c.Get("Authorization"), "Bearer ")
	if !ok {
		return nil, errors.New("no bearer token")
	}
	var cl Claims
	_, err := jwt.ParseWithClaims(raw, &cl, func(*jwt.Token) (any, error) { return s.key, nil },
		jwt.WithValidMethods([]string{"HS256"}), jwt.WithExpirationRequired())
	if err != nil {
		return nil, err
	}
	return &cl, nil
}

func (s *Server) authenticated(c *fiber.Ctx) error {
	cl, err := s.parse(c)
	if err != nil {
		return fiber.ErrUnauthorized
	}
	c.Locals("claims", cl)
	return c.Next()
}

func (s *Server) logout(c *fiber.Ctx) error { // want `logout ends nothing, and the tokens that are issued`
	cl := c.Locals("claims").(*Claims)
	ttl := time.Until(cl.ExpiresAt.Time)
	if err := s.rdb.Set(c.Context(), "jwt:blocked:"+cl.ID, cl.Subject, ttl).Err(); err != nil {
		return fiber.ErrServiceUnavailable
	}
	return c.SendStatus(fiber.StatusNoContent)
}

func (s *Server) me(c *fiber.Ctx) error {
	cl := c.Locals("claims").(*Claims)
	n, _ := s.rdb.Incr(c.Context(), "hits:"+cl.Subject).Result()
	return c.JSON(fiber.Map{"id": cl.Subject, "role": cl.Role, "hits": n})
}

type noAccounts struct{}

func (noAccounts) ByEmail(context.Context, string) (*account, error) { return nil, errors.New("none") }

func main() {
	s := &Server{key: []byte(os.Getenv("JWT_KEY")), accounts: noAccounts{},
		rdb: redis.NewClient(&redis.Options{Addr: os.Getenv("REDIS_ADDR")})}
	app := fiber.New()
	app.Post("/api/login", s.login)
	api := app.Group("/api", s.authenticated)
	api.Post("/logout", s.logout)
	api.Get("/me", s.me)
	log.Fatal(app.Listen(":3000"))
}
