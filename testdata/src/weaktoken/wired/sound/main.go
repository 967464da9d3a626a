package main

import (
	"os"

	"github.com/gin-gonic/gin"

	"sessionlint.test/src/weaktoken/wired/barrier"
	"sessionlint.test/src/weaktoken/wired/httpapi"
	"sessionlint.test/src/weaktoken/wired/ids"
)

func main() {
	garage := barrier.NewGarage(ids.Entropy{}, os.Getenv("GATE_PIN"))
	r := gin.Default()
	httpapi.Mount(r.Group("/v1"), garage)
	_ = r.Run(":8080")
}
