package main

import (
	"log"
	"os"

	"github.com/gin-gonic/gin"

	"sessionlint.test/src/tokencompare/hashedhelper/apikey"
)

type config struct{ APIKey []byte }

func main() {
	cfg := config{APIKey: []byte(os.Getenv("SCANNER_KEY"))}
	if len(cfg.APIKey) < 20 {
		log.Fatal("SCANNER_KEY")
	}
	r := gin.New()
	r.Use(apikey.Require(apikey.Is(cfg.APIKey)))
	r.POST("/scan", func(c *gin.Context) { c.Status(202) })
	_ = r.Run()
}
