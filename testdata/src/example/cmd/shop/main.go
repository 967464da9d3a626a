// Command shop serves the example shop.
package main

import (
	"flag"
	"log"
	"net/http"
	"time"

	"sessionlint.test/src/example/bank/account"
	"sessionlint.test/src/example/shop"
	"sessionlint.test/src/example/shop/session"
)

type customers struct{ account.Directory }

func (c customers) Verify(name, password string) bool {
	_, err := c.Directory.Verify(name, password)
	return err == nil
}

func main() {
	addr := flag.String("addr", "localhost:8081", "address to listen on")
	flag.Parse()

	s := &shop.Server{
		Customers: customers{account.NewMemory()},
		Sessions:  session.NewManager(12 * time.Hour),
	}
	server := &http.Server{Addr: *addr, Handler: s.Handler(), ReadHeaderTimeout: 5 * time.Second}
	log.Fatal(server.ListenAndServe())
}
