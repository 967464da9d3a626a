// Package grpcheader sets cookies in gRPC metadata.
package grpcheader

import (
	"context"
	"fmt"
	"time"

	"google.golang.org/grpc"
	"google.golang.org/grpc/metadata"
)

const cookieName = "session_token"

func login(ctx context.Context, token string, exp time.Time) error {
	return grpc.SetHeader(ctx, metadata.New(map[string]string{
		"Set-Cookie": fmt.Sprintf("%s=%s; Path=/; Expires=%s; HttpOnly; SameSite=None", cookieName, token, exp.Format(time.RFC1123)), // want `session cookie "session_token" lacks Secure and has SameSite=None without a certain Secure`
	}))
}

func pairs(ctx context.Context, token string) error {
	return grpc.SetHeader(ctx, metadata.Pairs("set-cookie", "session="+token+"; HttpOnly; Secure")) // want `session cookie "session" lacks SameSite: `
}

func sound(ctx context.Context, token string) error {
	grpc.SetHeader(ctx, metadata.Pairs("set-cookie", "session="+token+"; HttpOnly; Secure; SameSite=Lax"))
	return grpc.SetHeader(ctx, metadata.New(map[string]string{"Set-Cookie": "session=" + token + "; Secure; HttpOnly; SameSite=Strict"}))
}
