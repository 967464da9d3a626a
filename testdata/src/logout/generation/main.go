package main

import (
	"context"
	"net/http"
	"os"
	"time"

	"github.com/golang-jwt/jwt/v5"
	"go.mongodb.org/mongo-driver/bson"
	"go.mongodb.org/mongo-driver/mongo"
	"golang.org/x/crypto/bcrypt"
)

type claims struct {
	jwt.RegisteredClaims
	Gen int `json:"gen"`
}

type auth struct {
	users *mongo.Collection
	key   []byte
}

type user struct {
	ID   string `bson:"_id"`
	Hash []byte `bson:"password_hash"`
	Gen  int    `bson:"gen"`
}

func (a auth) login(w http.ResponseWriter, r *http.Request) {
	var u user
	if a.users.FindOne(r.Context(), bson.M{"_id": r.FormValue("name")}).Decode(&u) != nil || bcrypt.CompareHashAndPassword(u.Hash, []byte(r.FormValue("password"))) != nil {
		http.Error(w, "no", 401)
		return
	}
	t, err := jwt.NewWithClaims(jwt.SigningMethodHS256, claims{jwt.RegisteredClaims{Subject: u.ID, ExpiresAt: jwt.NewNumericDate(time.Now().Add(time.Hour))}, u.Gen}).SignedString(a.key)
	if err != nil {
		http.Error(w, "no", 500)
		return
	}
	http.SetCookie(w, &http.Cookie{Name: "jwt", Value: t, Path: "/", Secure: true, HttpOnly: true, SameSite: http.SameSiteLaxMode})
}

func (a auth) user(r *http.Request) (*user, bool) {
	c, err := r.Cookie("jwt")
	if err != nil {
		return nil, false
	}
	var cl claims
	if _, err := jwt.ParseWithClaims(c.Value, &cl, func(*jwt.Token) (any, error) { return a.key, nil }, jwt.WithValidMethods([]string{"HS256"}), jwt.WithExpirationRequired()); err != nil {
		return nil, false
	}
	var u user
	if a.users.FindOne(r.Context(), bson.M{"_id": cl.Subject}).Decode(&u) != nil || u.Gen != cl.Gen {
		return nil, false
	}
	return &u, true
}

func (a auth) bump(ctx context.Context, id string) error {
	_, err := a.users.UpdateByID(ctx, id, bson.M{"$inc": bson.M{"gen": 1}})
	return err
}

func (a auth) logout(w http.ResponseWriter, r *http.Request) {
	u, ok := a.user(r)
	if !ok {
		http.Error(w, "no", 401)
		return
	}
	if a.bump(r.Context(), u.ID) != nil {
		http.Error(w, "no", 500)
		return
	}
	http.SetCookie(w, &http.Cookie{Name: "jwt", Path: "/", MaxAge: -1, Secure: true, HttpOnly: true, SameSite: http.SameSiteLaxMode})
}

func main() {
	a := auth{key: []byte(os.Getenv("K"))}
	http.HandleFunc("POST /login", a.login)
	http.HandleFunc("POST /logout", a.logout)
	http.ListenAndServe(":80", nil)
}
