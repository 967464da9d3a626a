package main

import (
	"net"

	"google.golang.org/grpc"

	"sessionlint.test/src/clienttrust/grpcuser/rpc"
)

func main() {
	s := grpc.NewServer(grpc.UnaryInterceptor(rpc.Identify))
	l, _ := net.Listen("tcp", ":9")
	s.Serve(l)
}
