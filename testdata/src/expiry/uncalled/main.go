package main

import (
	"context"
	"crypto/rand"
	"errors"
	"net/http"
	"time"

	"go.mongodb.org/mongo-driver/bson"
	"go.mongodb.org/mongo-driver/mongo"
	"golang.org/x/crypto/bcrypt"
)

type WebSession struct {
	ID      string    `bson:"_id"`
	User    string    `bson:"user"`
	Expires time.Time `bson:"expires"`
}

func (s WebSession) Expired() bool { return time.Now().After(s.Expires) }

type Store struct{ c *mongo.Collection }

func (s Store) Lookup(ctx context.Context, id string) (*WebSession, error) { // want `Lookup looks up a record by what the client presents, but WebSession\.Expires, which says w`
	var w WebSession
	if err := s.c.FindOne(ctx, bson.M{"_id": id}).Decode(&w); err != nil {
		return nil, errors.New("no session")
	}
	return &w, nil
}

func (s Store) New(ctx context.Context, user string) (string, error) {
	id := rand.Text()
	_, err := s.c.InsertOne(ctx, WebSession{id, user, time.Now().Add(time.Hour)})
	return id, err
}

func main() {
	var s Store
	http.HandleFunc("POST /login", func(w http.ResponseWriter, r *http.Request) {
		if bcrypt.CompareHashAndPassword([]byte("x"), []byte(r.FormValue("password"))) != nil {
			http.Error(w, "no", 401)
			return
		}
		id, err := s.New(r.Context(), r.FormValue("name"))
		if err != nil {
			http.Error(w, "no", 500)
			return
		}
		http.SetCookie(w, &http.Cookie{Name: "session", Value: id, Path: "/", Secure: true, HttpOnly: true, SameSite: http.SameSiteLaxMode})
	})
	http.HandleFunc("GET /me", func(w http.ResponseWriter, r *http.Request) {
		c, err := r.Cookie("session")
		if err != nil {
			return
		}
		if v, err := s.Lookup(r.Context(), c.Value); err == nil {
			w.Write([]byte(v.User))
		}
	})
	http.ListenAndServe(":80", nil)
}
