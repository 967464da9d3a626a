package main

import (
	"os"
	"time"

	"github.com/gin-gonic/gin"

	"sessionlint.test/src/fixation/seatsrenewed/farmapi"
	"sessionlint.test/src/fixation/seatsrenewed/shelf"
)

func main() {
	seats := shelf.New[farmapi.Seat](30 * time.Minute)
	go seats.Dust()
	e := gin.Default()
	farmapi.Wire(e, seats, farmapi.Crew{"ada": os.Getenv("ADA_HASH")})
	e.Run(":8085")
}
