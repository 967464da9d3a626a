package main

import (
	"os"

	"github.com/gin-gonic/gin"

	"sessionlint.test/src/weaktoken/wired/barrier"
	"sessionlint.test/src/weaktoken/wired/httpapi"
	"sessionlint.test/src/weaktoken/wired/ids"
)

func main() {
	garage := barrier.NewGarage(ids.Clock{Base: 36}, os.Getenv("GATE_PIN")) // want `what makes the value of a cookie .* comes from time`
	r := gin.Default()
	httpapi.Mount(r.Group("/v1"), garage)
	_ = r.Run(":8080")
}
