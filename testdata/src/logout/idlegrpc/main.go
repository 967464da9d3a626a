package main

import (
	"log"
	"net"

	"github.com/dgraph-io/badger/v4"
	"google.golang.org/grpc"

	"sessionlint.test/src/logout/idlegrpc/mailpb"
	"sessionlint.test/src/logout/idlegrpc/relay"
	"sessionlint.test/src/logout/idlegrpc/vault"
)

func main() {
	db, err := badger.Open(badger.DefaultOptions("/var/lib/relay"))
	if err != nil {
		log.Fatal(err)
	}
	v := vault.New(db)
	srv := relay.NewServer(v, v)
	g := grpc.NewServer(grpc.UnaryInterceptor(srv.Intercept))
	mailpb.RegisterAccessServer(g, srv)
	l, err := net.Listen("tcp", ":50051")
	if err != nil {
		log.Fatal(err)
	}
	log.Fatal(g.Serve(l))
}
