// Command bank serves the example bank.
package main

import (
	"flag"
	"log"
	"net/http"
	"time"

	"sessionlint.test/src/example/bank"
	"sessionlint.test/src/example/bank/account"
	"sessionlint.test/src/example/bank/session"
)

func main() {
	addr := flag.String("addr", "localhost:8080", "address to listen on")
	flag.Parse()

	mail := func(to, text string) error {
		log.Printf("mail to %s, %d characters", to, len(text))
		return nil
	}
	server := &http.Server{
		Addr:              *addr,
		Handler:           bank.New(account.NewMemory(), session.NewMemory(), mail).Handler(),
		ReadHeaderTimeout: 5 * time.Second,
	}
	log.Fatal(server.ListenAndServe())
}
