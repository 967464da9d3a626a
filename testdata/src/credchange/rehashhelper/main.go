package main

import (
	"context"
	"crypto/rand"
	"database/sql"
	"errors"
	"log"
	"os"

	"github.com/alexedwards/argon2id"
	"github.com/gofiber/fiber/v2"
	_ "github.com/jackc/pgx/v5/stdlib"
	"golang.org/x/crypto/bcrypt"
)

var params = &argon2id.Params{Memory: 64 << 10, Iterations: 3, Parallelism: 2, SaltLength: 16, KeyLength: 32}

type accounts struct{ db *sql.DB }

func (a accounts) storeHash(ctx context.Context, id int64, plain string) error {
	h, err := argon2id.CreateHash(plain, params)
	if err != nil {
		return err
	}
	_, err = a.db.ExecContext(ctx, `UPDATE accounts SET hash = $1 WHERE id = $2`, h, id)
	return err
}

// authenticate moves accounts from bcrypt to argon2id as they come by.
func (a accounts) authenticate(ctx context.Context, mail, plain string) (int64, error) {
	var id int64
	var hash sql.NullString
	if err := a.db.QueryRowContext(ctx, `SELECT id, hash FROM accounts WHERE mail = $1`, mail).Scan(&id, &hash); err != nil {
		return 0, err
	}
	if len(hash.String) > 0 && hash.String[:2] == "$2" {
		if err := bcrypt.CompareHashAndPassword([]byte(hash.String), []byte(plain)); err != nil {
			return 0, err
		}
		return id, a.storeHash(ctx, id, plain)
	}
	ok, err := argon2id.ComparePasswordAndHash(plain, hash.String)
	if err == nil && !ok {
		err = errors.New("wrong password")
	}
	return id, err
}

func (a accounts) accept(ctx context.Context, invitation, plain string) error {
	h, err := argon2id.CreateHash(plain, params)
	if err != nil {
		return err
	}
	res, err := a.db.ExecContext(ctx, `UPDATE accounts SET hash = $2, invitation = NULL, active = true
		WHERE invitation = $1 AND hash IS NULL AND invited_until > now()`, invitation, h)
	if err != nil {
		return err
	}
	if n, err := res.RowsAffected(); err != nil || n != 1 {
		return errors.New("invitation is not valid")
	}
	return nil
}

func main() {
	db, err := sql.Open("pgx", os.Getenv("DSN"))
	if err != nil {
		log.Fatal(err)
	}
	a := accounts{db}
	app := fiber.New()
	app.Post("/login", func(c *fiber.Ctx) error {
		id, err := a.authenticate(c.Context(), c.FormValue("mail"), c.FormValue("password"))
		if err != nil {
			return fiber.ErrUnauthorized
		}
		tok := rand.Text()
		if _, err := db.ExecContext(c.Context(), `INSERT INTO sessions (token, account, expires) VALUES ($1, $2, now() + interval '8 hours')`, tok, id); err != nil {
			return err
		}
		c.Cookie(&fiber.Cookie{Name: "s", Value: tok, HTTPOnly: true, Secure: true, SameSite: "Strict", SessionOnly: true})
		return c.SendStatus(204)
	})
	app.Post("/invitation/:code", func(c *fiber.Ctx) error {
		if err := a.accept(c.Context(), c.Params("code"), c.FormValue("password")); err != nil {
			return fiber.ErrUnprocessableEntity
		}
		return c.Redirect("/login")
	})
	log.Fatal(app.Listen(":3000"))
}
