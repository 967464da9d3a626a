// Package keys gives API keys to tenants.
package keys

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"net/http"

	"github.com/gin-gonic/gin"
	"go.mongodb.org/mongo-driver/v2/bson"
	"go.mongodb.org/mongo-driver/v2/mongo"
)

const keyBytes = 6

type generator struct {
	prefix string
	size   int
}

func newGenerator(prefix string) generator { return generator{prefix: prefix, size: keyBytes} }

func (g generator) make() (string, error) {
	b := make([]byte, g.size)
	if _, err := rand.Read(b); err != nil {
		return "", err
	}
	return g.prefix + hex.EncodeToString(b), nil
}

type Handler struct {
	coll *mongo.Collection
	gen  generator
}

func New(db *mongo.Database) *Handler {
	return &Handler{coll: db.Collection("keys"), gen: newGenerator("tk_live_")}
}

func (h *Handler) save(ctx context.Context, tenant, key string) error {
	sum := sha256.Sum256([]byte(key))
	_, err := h.coll.InsertOne(ctx, bson.M{"tenant": tenant, "digest": sum[:]})
	return err
}

func (h *Handler) Create(c *gin.Context) {
	apiKey, err := h.gen.make()
	if err != nil {
		c.AbortWithStatus(http.StatusInternalServerError)
		return
	}
	if err := h.save(c, c.GetString("tenant"), apiKey); err != nil {
		c.AbortWithStatus(http.StatusInternalServerError)
		return
	}
	c.JSON(http.StatusCreated, gin.H{"api_key": apiKey}) // want `map entry "api_key" is a session id or token with only 48 random bits`
}

type long struct{ prefix string }

func newLong(prefix string) long { return long{prefix} }

func (g long) make() string {
	b := make([]byte, 20)
	rand.Read(b)
	return g.prefix + hex.EncodeToString(b)
}

// What others give a constructor isn't known.
type Open struct{ start string }

func NewOpen(prefix string) Open { return Open{prefix} }

func (g Open) make() string {
	b := make([]byte, 6)
	rand.Read(b)
	return g.start + hex.EncodeToString(b)
}

type tokens struct{ apiKey, other string }

func both() tokens { return tokens{apiKey: newLong("tk_").make(), other: NewOpen("x").make()} }

func opened(o Open) tokens { return tokens{apiKey: o.make()} }
