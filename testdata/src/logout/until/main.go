package main

import (
	"crypto/rand"
	"time"

	"github.com/gofiber/fiber/v2"
	"golang.org/x/crypto/bcrypt"
	"gorm.io/gorm"
)

type Grant struct {
	ID    uint
	Code  string
	UID   uint
	Until time.Time
}

type base struct{ db *gorm.DB }

func (b base) current(c *fiber.Ctx) (*Grant, error) {
	var g Grant
	err := b.db.Where("code = ? AND until > ?", c.Cookies("g"), time.Now()).First(&g).Error
	return &g, err
}

func (b base) finish(g *Grant) error {
	g.Until = time.Now().Add(-time.Second)
	return b.db.Save(g).Error
}

type AccountCtl struct{ base }

func (a AccountCtl) Login(c *fiber.Ctx) error {
	if bcrypt.CompareHashAndPassword([]byte("x"), []byte(c.FormValue("password"))) != nil {
		return fiber.ErrUnauthorized
	}
	g := Grant{Code: rand.Text(), UID: 1, Until: time.Now().Add(time.Hour)}
	if err := a.db.Create(&g).Error; err != nil {
		return err
	}
	c.Cookie(&fiber.Cookie{Name: "g", Value: g.Code, Path: "/", Secure: true, HTTPOnly: true, SameSite: "Lax"})
	return nil
}

func (a AccountCtl) Logout(c *fiber.Ctx) error {
	g, err := a.current(c)
	if err != nil {
		return fiber.ErrUnauthorized
	}
	if err := a.finish(g); err != nil {
		return err
	}
	c.ClearCookie("g")
	return c.Redirect("/")
}

func main() {
	db, _ := gorm.Open(nil)
	a := AccountCtl{base{db}}
	app := fiber.New()
	app.Post("/login", a.Login)
	app.Post("/logout", a.Logout)
	app.Listen(":80")
}
