package main

import (
	"database/sql"
	"net/http"
	"os"
	"time"

	"sessionlint.test/src/fixation/hotelrenewed/booking"
	"sessionlint.test/src/fixation/hotelrenewed/platform"
)

func main() {
	db, err := sql.Open("postgres", os.Getenv("DB"))
	if err != nil {
		panic(err)
	}
	st := platform.NewState(platform.Settings{Absolute: 12 * time.Hour, Idle: 40 * time.Minute})
	app := booking.App{State: st, Guests: platform.GuestTable{DB: db}}
	http.ListenAndServe(":4000", st.Around(app.Routes()))
}
