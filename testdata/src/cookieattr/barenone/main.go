package main

import (
	"net/http"
	"os"

	"github.com/gin-gonic/gin"

	"sessionlint.test/src/cookieattr/barenone/carrier"
	"sessionlint.test/src/cookieattr/barenone/visits"
)

func main() {
	r := gin.New()
	v := visits.New(os.Getenv("DOOR"), carrier.Browser{Embedded: true})
	r.POST("/open", v.Open)
	_ = http.ListenAndServe(":8080", r)
}
