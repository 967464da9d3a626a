package main

import (
	"encoding/hex"
	"log"
	"net/http"
	"os"

	"github.com/gin-contrib/sessions"
	"github.com/gin-contrib/sessions/cookie"
	"github.com/gin-gonic/gin"
	"gorm.io/gorm"

	"sessionlint.test/src/logout/routetable/handlers"
)

type Config struct {
	HashKey, BlockKey []byte
	Dialector         gorm.Dialector
}

func mustHex(name string) []byte {
	b, err := hex.DecodeString(os.Getenv(name))
	if err != nil || len(b) != 32 {
		log.Fatalf("%s: 32 bytes in hex expected", name)
	}
	return b
}

func newStore(cfg Config) sessions.Store {
	st := cookie.NewStore(cfg.HashKey, cfg.BlockKey)
	st.Options(sessions.Options{Path: "/", MaxAge: 8 * 3600, HttpOnly: true, Secure: true, SameSite: http.SameSiteLaxMode})
	return st
}

func main() {
	cfg := Config{HashKey: mustHex("HASH_KEY"), BlockKey: mustHex("BLOCK_KEY")}
	db, err := gorm.Open(cfg.Dialector, &gorm.Config{})
	if err != nil {
		log.Fatal(err)
	}
	r := gin.New()
	r.Use(gin.Recovery(), sessions.Sessions("app", newStore(cfg)))
	(&handlers.AuthController{DB: db}).Register(r.Group("/api/v1"))
	log.Fatal(r.Run(":8080"))
}
