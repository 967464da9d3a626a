package main

import (
	"context"
	"crypto/rand"
	"log"
	"os"
	"time"

	"github.com/gofiber/fiber/v2"
	"go.mongodb.org/mongo-driver/bson"
	"go.mongodb.org/mongo-driver/bson/primitive"
	"go.mongodb.org/mongo-driver/mongo"
	"go.mongodb.org/mongo-driver/mongo/options"
	"golang.org/x/crypto/bcrypt"
)

type Member struct {
	ID   primitive.ObjectID `bson:"_id,omitempty"`
	Mail string             `bson:"mail"`
	Pass []byte             `bson:"pass"`
}

type Ticket struct {
	Key    string             `bson:"_id"`
	Member primitive.ObjectID `bson:"member"`
	Until  time.Time          `bson:"until"`
}

type club struct{ members, tickets *mongo.Collection }

func (cl *club) signIn(c *fiber.Ctx) error {
	var m Member
	if err := cl.members.FindOne(c.Context(), bson.M{"mail": c.FormValue("mail")}).Decode(&m); err != nil {
		return fiber.ErrUnauthorized
	}
	if bcrypt.CompareHashAndPassword(m.Pass, []byte(c.FormValue("pass"))) != nil {
		return fiber.ErrUnauthorized
	}
	t := Ticket{rand.Text(), m.ID, time.Now().Add(72 * time.Hour)}
	if _, err := cl.tickets.InsertOne(c.Context(), t); err != nil {
		return err
	}
	c.Cookie(&fiber.Cookie{Name: "ticket", Value: t.Key, Path: "/", HTTPOnly: true, Secure: true, SameSite: "Lax", Expires: t.Until})
	return c.SendStatus(204)
}

func (cl *club) admit(c *fiber.Ctx) error {
	var t Ticket
	err := cl.tickets.FindOne(c.Context(), bson.D{{Key: "_id", Value: c.Cookies("ticket")}, {Key: "until", Value: bson.M{"$gt": time.Now()}}}).Decode(&t)
	if err != nil {
		return fiber.ErrUnauthorized
	}
	c.Locals("ticket", t)
	return c.Next()
}

func (cl *club) signOut(c *fiber.Ctx) error {
	t := c.Locals("ticket").(Ticket)
	if _, err := cl.tickets.DeleteOne(c.Context(), bson.M{"_id": t.Key}); err != nil {
		return err
	}
	c.ClearCookie("ticket")
	return c.SendStatus(204)
}

func (cl *club) newPass(c *fiber.Ctx) error { // want `newPass gives a user a new password \(src/credchange/mongopass/main\.go:80, column`
	t := c.Locals("ticket").(Ticket)
	var m Member
	if err := cl.members.FindOne(c.Context(), bson.M{"_id": t.Member}).Decode(&m); err != nil {
		return err
	}
	if bcrypt.CompareHashAndPassword(m.Pass, []byte(c.FormValue("old"))) != nil {
		return fiber.ErrForbidden
	}
	h, err := bcrypt.GenerateFromPassword([]byte(c.FormValue("new")), bcrypt.DefaultCost)
	if err != nil {
		return fiber.ErrUnprocessableEntity
	}
	_, err = cl.members.UpdateByID(c.Context(), m.ID, bson.M{"$set": bson.M{"pass": h, "changed": time.Now()}})
	if err != nil {
		return err
	}
	return c.SendStatus(204)
}

func main() {
	cli, err := mongo.Connect(context.Background(), options.Client().ApplyURI(os.Getenv("MONGO")))
	if err != nil {
		log.Fatal(err)
	}
	db := cli.Database("club")
	cl := &club{db.Collection("members"), db.Collection("tickets")}
	app := fiber.New()
	app.Post("/ticket", cl.signIn)
	app.Delete("/ticket", cl.admit, cl.signOut)
	app.Put("/me/pass", cl.admit, cl.newPass)
	log.Fatal(app.Listen(":3000"))
}
