package main

import (
	"crypto/rand"
	"time"

	"github.com/gofiber/fiber/v2"
	"golang.org/x/crypto/bcrypt"
	"gorm.io/gorm"
)

type DeviceLogin struct {
	ID        uint
	AccountID uint
	Secret    string `gorm:"uniqueIndex"`
	LastSeen  time.Time
	Until     time.Time
	Agent     string
}

type Account struct {
	ID       uint
	Email    string
	PassHash string
}

type H struct{ db *gorm.DB }

func (h H) In(c *fiber.Ctx) error {
	var a Account
	if h.db.Where("email = ?", c.FormValue("email")).First(&a).Error != nil {
		return fiber.ErrUnauthorized
	}
	if bcrypt.CompareHashAndPassword([]byte(a.PassHash), []byte(c.FormValue("password"))) != nil {
		return fiber.ErrUnauthorized
	}
	d := DeviceLogin{AccountID: a.ID, Secret: rand.Text(), LastSeen: time.Now(), Until: time.Now().Add(7 * 24 * time.Hour), Agent: c.Get("User-Agent")}
	if err := h.db.Create(&d).Error; err != nil {
		return err
	}
	c.Cookie(&fiber.Cookie{Name: "device", Value: d.Secret, Path: "/", Secure: true, HTTPOnly: true, SameSite: "Lax"})
	return c.SendStatus(204)
}

func (h H) Require(c *fiber.Ctx) error {
	var d DeviceLogin
	if h.db.Where("secret = ? AND until > ?", c.Cookies("device"), time.Now()).First(&d).Error != nil {
		return fiber.ErrUnauthorized
	}
	c.Locals("device", &d)
	return c.Next()
}

func (h H) Out(c *fiber.Ctx) error { // want `Out only touches the client's side`
	d := c.Locals("device").(*DeviceLogin)
	d.LastSeen = time.Now()
	if err := h.db.Save(d).Error; err != nil {
		return err
	}
	c.Cookie(&fiber.Cookie{Name: "device", Path: "/", Expires: time.Unix(0, 0), Secure: true, HTTPOnly: true, SameSite: "Lax"})
	return c.SendStatus(204)
}

func main() {
	db, _ := gorm.Open(nil)
	h := H{db}
	app := fiber.New()
	app.Post("/session", h.In)
	app.Delete("/session", h.Require, h.Out)
	app.Listen(":3000")
}
