// Package shapes keeps tokens in shapes that are seldom seen.
package shapes

import (
	"bufio"
	"context"
	"crypto/rand"
	"encoding/gob"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"os"

	"github.com/golang-jwt/jwt/v5"
	"go.mongodb.org/mongo-driver/v2/bson"
	"go.mongodb.org/mongo-driver/v2/mongo"
	"golang.org/x/oauth2"
)

var _ http.Handler

func unkeyed(ctx context.Context, c *mongo.Collection, user string) string {
	tok := rand.Text()
	c.InsertOne(ctx, bson.D{{Key: "user", Value: user}, {Key: "refresh_token", Value: tok}}) // want `a token is stored as it is handed out: entry "refresh_token": whoever`
	return tok
}

func update(ctx context.Context, c *mongo.Collection, user string) string {
	tok := rand.Text()
	c.UpdateOne(ctx, bson.D{{Key: "user", Value: user}}, bson.D{{Key: "$set", Value: bson.D{{Key: "session_token", Value: tok}}}}) // want `a token is stored as it is handed out: entry "session_token": whoever`
	return tok
}

type grant struct {
	Access string `json:"at"`
}
type claims struct {
	jwt.RegisteredClaims
	Up *grant `json:"up"`
}

func pointed(g *oauth2.Token, key []byte) (string, error) {
	return jwt.NewWithClaims(jwt.SigningMethodHS256, claims{Up: &grant{Access: g.AccessToken}}).SignedString(key) // want `the field AccessToken becomes a claim of a signed token \(field`
}

func mapped(g *oauth2.Token, key []byte) (string, error) {
	return jwt.NewWithClaims(jwt.SigningMethodHS256, jwt.MapClaims{"sub": "x", "up": map[string]any{"rt": g.RefreshToken}}).SignedString(key) // want `the field RefreshToken becomes a claim of a signed token \(entry "rt",`
}

type prof struct {
	Server      string
	AccessToken string
}

func marshalled(p prof) error {
	f, err := os.Create("prof.json") // want `a whole prof with its AccessToken is written to a file with mode`
	if err != nil {
		return err
	}
	defer f.Close()
	data, _ := json.Marshal(p)
	_, err = f.Write(data)
	return err
}

func encoded(p prof) error {
	f, err := os.Create("prof.gob") // want `a whole prof with its AccessToken is written to a file with mode`
	if err != nil {
		return err
	}
	defer f.Close()
	return gob.NewEncoder(f).Encode(p)
}

func buffered(accessToken string) error {
	f, err := os.Create("prof.txt") // want `the parameter accessToken is written to a file with mode 0666: other`
	if err != nil {
		return err
	}
	w := bufio.NewWriter(f)
	fmt.Fprintln(w, accessToken)
	w.Flush()
	return f.Close()
}

func copied(accessToken string) error {
	f, err := os.Create("prof2.txt") // want `the parameter accessToken is written to a file with mode 0666: other`
	if err != nil {
		return err
	}
	io.WriteString(f, accessToken)
	return f.Close()
}
