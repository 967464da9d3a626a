package main

import (
	"log"
	"net/http"
	"time"

	"sessionlint.test/src/logout/idle/arena"
	"sessionlint.test/src/logout/idle/hub"
	"sessionlint.test/src/logout/idle/memory"
)

func main() {
	bus := hub.NewBus()
	logins := memory.NewLogins()
	arena.Subscribe(bus, logins)
	go logins.Sweep(time.Minute)
	srv := arena.NewServer(arena.Config{Players: memory.NewPlayers(), Logins: logins, Bus: bus})
	log.Fatal(http.ListenAndServe(":7777", srv.Handler()))
}
