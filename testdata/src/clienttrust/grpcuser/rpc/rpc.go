package rpc

import (
	"context"

	"google.golang.org/grpc"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/metadata"
	"google.golang.org/grpc/status"

	"sessionlint.test/src/clienttrust/grpcuser/who"
)

func first(md metadata.MD, k string) string {
	if v := md.Get(k); len(v) > 0 {
		return v[0]
	}
	return ""
}

func Identify(ctx context.Context, req any, _ *grpc.UnaryServerInfo, h grpc.UnaryHandler) (any, error) {
	md, ok := metadata.FromIncomingContext(ctx)
	if !ok {
		return nil, status.Error(codes.Unauthenticated, "metadata")
	}
	id := first(md, "x-user-id")
	if id == "" {
		return nil, status.Error(codes.Unauthenticated, "user")
	}
	return h(who.With(ctx, id), req) // want `the request's header x-user-id is what the user is looked up by, but every client can send`
}
