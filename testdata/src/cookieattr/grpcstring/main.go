package main

import (
	"context"
	"crypto/rand"

	"google.golang.org/grpc"
	"google.golang.org/grpc/metadata"
	"net/http"
)

type tokenCookie struct{ value string }

func (t tokenCookie) cookie() *http.Cookie {
	return &http.Cookie{Name: "access_token", Value: t.value, Path: "/", HttpOnly: true, SameSite: http.SameSiteLaxMode} // want `session cookie "access_token" lacks Secure`
}

func send(ctx context.Context) error {
	return grpc.SetHeader(ctx, metadata.Pairs("Set-Cookie", tokenCookie{rand.Text()}.cookie().String()))
}

func main() { _ = send(context.Background()) }
