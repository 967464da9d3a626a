package main

import (
	"context"
	"log"
	"os"
	"strconv"
	"time"

	"github.com/gofiber/fiber/v2"
	"github.com/golang-jwt/jwt/v5"
	"github.com/jackc/pgx/v5/pgxpool"
	"golang.org/x/crypto/bcrypt"
)

type repo struct{ pool *pgxpool.Pool }

func (r repo) stamp(ctx context.Context, id int64) (t time.Time, err error) {
	err = r.pool.QueryRow(ctx, `SELECT not_before FROM people WHERE id = $1`, id).Scan(&t)
	return
}

func (r repo) bump(ctx context.Context, id int64) error {
	_, err := r.pool.Exec(ctx, `
		WITH me AS (SELECT id FROM people WHERE id = $1 FOR UPDATE)
		UPDATE people p SET not_before = clock_timestamp() FROM me WHERE p.id = me.id`, id)
	return err
}

type api struct {
	repo repo
	key  []byte
}

func (a api) login(c *fiber.Ctx) error {
	var id int64
	var hash string
	err := a.repo.pool.QueryRow(c.Context(), `SELECT id, hash FROM people WHERE mail = $1`, c.FormValue("mail")).Scan(&id, &hash)
	if err != nil || bcrypt.CompareHashAndPassword([]byte(hash), []byte(c.FormValue("password"))) != nil {
		return fiber.ErrUnauthorized
	}
	now := time.Now()
	tok, err := jwt.NewWithClaims(jwt.SigningMethodHS512, jwt.RegisteredClaims{
		Subject: strconv.FormatInt(id, 10), IssuedAt: jwt.NewNumericDate(now), ExpiresAt: jwt.NewNumericDate(now.Add(4 * time.Hour)),
	}).SignedString(a.key)
	if err != nil {
		return err
	}
	c.Cookie(&fiber.Cookie{Name: "jwt", Value: tok, Path: "/", HTTPOnly: true, Secure: true, SameSite: fiber.CookieSameSiteStrictMode, MaxAge: 4 * 3600})
	return c.SendStatus(204)
}

func (a api) auth(c *fiber.Ctx) error {
	var cl jwt.RegisteredClaims
	_, err := jwt.ParseWithClaims(c.Cookies("jwt"), &cl, func(*jwt.Token) (any, error) { return a.key, nil },
		jwt.WithValidMethods([]string{"HS512"}), jwt.WithExpirationRequired(), jwt.WithIssuedAt())
	if err != nil || cl.IssuedAt == nil {
		return fiber.ErrUnauthorized
	}
	id, err := strconv.ParseInt(cl.Subject, 10, 64)
	if err != nil {
		return fiber.ErrUnauthorized
	}
	min, err := a.repo.stamp(c.Context(), id)
	if err != nil || cl.IssuedAt.Time.Before(min) {
		return fiber.ErrUnauthorized
	}
	c.Locals("id", id)
	return c.Next()
}

func (a api) logout(c *fiber.Ctx) error {
	if err := a.repo.bump(c.Context(), c.Locals("id").(int64)); err != nil {
		return err
	}
	c.Cookie(&fiber.Cookie{Name: "jwt", Path: "/", HTTPOnly: true, Secure: true, Expires: time.Unix(1, 0)})
	return c.SendStatus(204)
}

func main() {
	pool, err := pgxpool.New(context.Background(), os.Getenv("DATABASE_URL"))
	if err != nil {
		log.Fatal(err)
	}
	a := api{repo{pool}, []byte(os.Getenv("JWT_KEY"))}
	app := fiber.New()
	app.Post("/login", a.login)
	app.Post("/logout", a.auth, a.logout)
	app.Get("/", a.auth, func(c *fiber.Ctx) error { return c.SendString("ok") })
	log.Fatal(app.Listen(":3000"))
}
